//! `/api/users/{user_id}/dasha`: the periods of life, and those that run now.

use astra::{
    astro::vedic::{
        Node, VedicChart,
        dasha::{Balance, Dasha, DashaOptions, Period, Possible, System, possible},
    },
    core::{
        Error, Result,
        chart::{JulianDayUt, Zodiac},
    },
};
use axum::{
    Json,
    extract::{Path, Query, State},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ApiError, App, guard::Caller, picture::sidereal};

/// Which dashas are asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Vimshottari where none is given.
    system: Option<String>,
}

/// The dashas of a birth.
#[derive(Serialize)]
pub(super) struct Told {
    system: System,
    zodiac: Zodiac,
    ayanamsha: Option<f64>,
    year_days: f64,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<Balance>,
    /// Those that run at `at`, from the mahadasha down.
    running: Vec<Period>,
    /// The mahadashas of one round, each with its antardashas.
    periods: Vec<Whole>,
    /// What can be said where the time of birth is unknown.
    possible: Vec<Possible>,
}

#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    period: Period,
    within: Vec<Period>,
}

pub(super) async fn read(
    State(app): State<App>,
    caller: Caller,
    Path(user): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Told>, ApiError> {
    let system = system(asked.system.as_deref())?;
    let kept = app.of(&caller.principal, &user)?.reading().await?;
    let chart = sidereal(&kept)?;
    let at = kept
        .transits
        .as_ref()
        .map_or_else(Timestamp::now, |transits| transits.at);
    let vedic = VedicChart::of(&chart, Node::Mean)?;
    let options = DashaOptions {
        system,
        ..DashaOptions::default()
    };
    let mut told = Told {
        system,
        zodiac: chart.basis.zodiac,
        ayanamsha: chart.ayanamsha,
        year_days: options.year.days(),
        at,
        balance: None,
        running: Vec::new(),
        periods: Vec::new(),
        possible: Vec::new(),
    };
    if chart.time_known {
        let dasha = Dasha::of(&vedic, &options)?;
        told.balance = Some(dasha.balance());
        let now = JulianDayUt::from(at);
        // Somebody who is not born yet has no period that runs.
        if now >= chart.jd_ut {
            told.running = dasha.running(now)?;
        }
        told.periods = dasha
            .periods(1)?
            .take(system.lords().len())
            .map(|period| {
                let period = period?;
                let within = dasha.within(&period)?;
                Ok(Whole { period, within })
            })
            .collect::<Result<_>>()?;
    } else {
        told.possible = possible(&vedic, &options)?;
    }
    Ok(Json(told))
}

fn system(name: Option<&str>) -> Result<System> {
    let Some(name) = name else {
        return Ok(System::default());
    };
    System::ALL
        .into_iter()
        .find(|system| system.as_str() == name)
        .ok_or_else(|| {
            let names = System::ALL.map(System::as_str).join(", ");
            Error::invalid("system", name, &format!("one of {names}"))
        })
}
