//! The flags that tell a birth and how its chart is cast, read by the same rules as the JSON of a batch.

use astra::core::{
    Error, ErrorKind, Result,
    chart::{Calendar, ChartRequest, HouseSystem, PolarPolicy, Zodiac},
};
use clap::ArgGroup;
use serde_json::{Map, Value};

use super::{names, places};

/// When and where somebody was born, and how the chart is cast.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(group = ArgGroup::new("moment").args(["at", "jd_ut", "jd_tt"]).multiple(true))]
#[command(group = ArgGroup::new("clock").args(["zone", "place"]).multiple(true))]
pub(in crate::command) struct Birth {
    /// Date and time on the clocks of the place, as 1990-06-15T12:30[:00]; the date alone where the time is unknown.
    #[arg(long, value_name = "DATE[TTIME]", requires = "clock", conflicts_with_all = ["jd_ut", "jd_tt"])]
    at: Option<String>,

    /// The place by name, such as "Springfield, Illinois"; instead of latitude, longitude and zone.
    #[arg(long, value_name = "PLACE", conflicts_with_all = ["lat", "lon"])]
    place: Option<String>,

    /// IANA time zone of the place, such as Asia/Kolkata.
    #[arg(long, value_name = "ZONE", requires = "at")]
    zone: Option<String>,

    /// Which of the two, where the clocks were put back over the time.
    #[arg(long, value_name = "FOLD", requires = "at", value_parser = names(["earlier", "later"]))]
    fold: Option<String>,

    /// The calendar that the date is in [default: gregorian].
    #[arg(long, value_name = "CALENDAR", requires = "at", value_parser = names(Calendar::ALL.map(Calendar::as_str)))]
    calendar: Option<String>,

    /// How far the time may be off either way, in minutes: the chart then tells what holds throughout.
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
    uncertainty_minutes: Option<f64>,

    /// Latitude in degrees, north positive; without a place there are no houses.
    #[arg(long, value_name = "DEGREES", requires = "lon", allow_negative_numbers = true)]
    lat: Option<f64>,

    /// Longitude in degrees, east positive.
    #[arg(long, value_name = "DEGREES", requires = "lat", allow_negative_numbers = true)]
    lon: Option<f64>,

    /// Julian day in universal time, instead of a date.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    jd_ut: Option<f64>,

    /// Julian day in terrestrial time, instead of a date; beside jd-ut, their difference is delta T.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    jd_tt: Option<f64>,

    /// Where longitudes are counted from: tropical, draconic, sidereal:lahiri or another ayanamsha (an unknown name
    /// lists them all), or sidereal:user:<Julian day TT>:<degrees> [default: tropical].
    #[arg(long, value_name = "ZODIAC")]
    zodiac: Option<String>,

    /// House system, such as koch or whole_sign; an unknown name lists them all [default: placidus].
    #[arg(long, value_parser = names(HouseSystem::ALL.map(HouseSystem::as_str)), hide_possible_values = true)]
    houses: Option<String>,

    /// What to use where the house system does not exist [default: porphyry].
    #[arg(long, value_parser = names(PolarPolicy::ALL.map(PolarPolicy::as_str)))]
    polar: Option<String>,

    /// The bodies of the chart, with commas between, such as sun,moon,ceres; an unknown name lists them all
    /// [default: ten planets, both nodes, mean_lilith, chiron].
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    bodies: Option<Vec<String>>,

    /// Fixed stars of the chart: names with commas between, such as regulus,spica, or a limit of magnitude
    /// [default: none].
    #[arg(
        long,
        value_name = "NAMES|MAGNITUDE",
        value_delimiter = ',',
        allow_negative_numbers = true
    )]
    stars: Option<Vec<String>>,
}

impl Birth {
    /// The chart that the flags ask for.
    ///
    /// # Errors
    /// `invalid_input`, naming the flag.
    pub(in crate::command) fn request(&self) -> Result<ChartRequest> {
        request(&self.fields()?)
    }

    /// The same, in another zodiac where the flags name none.
    pub(in crate::command) fn request_in(&self, zodiac: Zodiac) -> Result<ChartRequest> {
        let mut request = self.request()?;
        if self.zodiac.is_none() {
            request.options.zodiac = zodiac;
        }
        Ok(request)
    }

    /// The flags as the fields of a request.
    pub(in crate::command) fn fields(&self) -> Result<Map<String, Value>> {
        let texts = [
            ("at", &self.at),
            ("place", &self.place),
            ("zone", &self.zone),
            ("fold", &self.fold),
            ("calendar", &self.calendar),
            ("zodiac", &self.zodiac),
            ("houses", &self.houses),
            ("polar", &self.polar),
        ];
        let numbers = [
            ("uncertainty_minutes", self.uncertainty_minutes),
            ("lat", self.lat),
            ("lon", self.lon),
            ("jd_ut", self.jd_ut),
            ("jd_tt", self.jd_tt),
        ];
        let mut fields: Map<String, Value> = texts
            .into_iter()
            .filter_map(|(name, value)| Some((name.into(), value.clone()?.into())))
            .collect();
        for (name, value) in numbers {
            let Some(value) = value else { continue };
            // JSON has no such numbers.
            if !value.is_finite() {
                return Err(Error::invalid(name, value, "a finite number"));
            }
            fields.insert(name.into(), value.into());
        }
        if let Some(bodies) = &self.bodies {
            fields.insert("bodies".into(), bodies.clone().into());
        }
        if let Some(stars) = &self.stars {
            let limit = match stars.as_slice() {
                [one] => one.parse::<f64>().ok().filter(|limit| limit.is_finite()),
                _ => None,
            };
            fields.insert("stars".into(), limit.map_or_else(|| stars.clone().into(), Value::from));
        }
        Ok(fields)
    }

    /// Refuses flags of one birth beside a batch, whose lines say it themselves.
    pub(in crate::command) fn refuse_beside_batch(&self) -> Result<()> {
        match self.fields()?.into_iter().next() {
            None => Ok(()),
            Some((name, value)) => Err(Error::new(
                ErrorKind::InvalidInput,
                format!("{name} cannot stand beside --batch: each line of a batch says its own"),
            )
            .with("field", name)
            .with("value", value)),
        }
    }
}

/// A chart request from its JSON fields, which may name the place.
///
/// # Errors
/// Those of [`ChartRequest::from_json_with`].
pub(in crate::command) fn request(fields: &Map<String, Value>) -> Result<ChartRequest> {
    if fields.contains_key("place") {
        ChartRequest::from_json_with(fields, &*places()?)
    } else {
        ChartRequest::from_json(fields)
    }
}
