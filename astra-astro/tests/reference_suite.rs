//! The published test expectations of the Swiss Ephemeris itself: its own suite, and those of a port of it to Rust.
//!
//! `cargo xtask fixtures` fetches them. A case applies where it asks for something that we compute: apparent geocentric
//! places, within the files' years, by the Swiss Ephemeris. At most one case in a hundred may differ, and each of them is
//! listed with its reason.
#![cfg(feature = "swiss")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use astra_astro::{
    SwissEphemeris,
    angle::{arc, normalize},
    ayanamsha,
    coordinates::{Ecliptic, Equatorial},
    ephemeris::{Ephemeris, State},
    houses::{Sphere, whole_signs},
    stars::{self, Vantage},
};
use astra_core::chart::{Ayanamsha, Body, HouseSystem, JulianDayTt, JulianDayUt, NamedAyanamsha};
use serde_json::Value;

/// Degrees, and degrees a day.
const PLACE: f64 = 1e-6;
/// Degrees of a house cusp.
const CUSP: f64 = 0.02 / 3600.0;
/// Degrees of an ayanamsha.
const AYANAMSHA: f64 = 1e-5;
/// Degrees of a star: 0.05 arc seconds. The expectations come from an older list of stars.
const STAR: f64 = 0.05 / 3600.0;
/// How far places may be apart.
#[derive(Clone, Copy)]
struct Bound {
    /// Degrees.
    place: f64,
    /// Of the distance.
    distance: f64,
    /// Degrees a day.
    speed: f64,
}
/// From the same data.
const SAME: Bound = Bound {
    place: PLACE,
    distance: 1e-6,
    speed: PLACE,
};
/// The port's expectations were made with other data files than ours, which are from JPL DE431: the C library itself is as
/// far from them on our files. An arc second is what the files are apart, at Juno; Neptune in the 22nd century comes next,
/// with a third.
const OTHER_FILES: Bound = Bound {
    place: 1.0 / 3600.0,
    distance: 5e-6,
    speed: 5e-6,
};
/// Seconds of delta T.
const DELTA_T: f64 = 1e-3;

fn fixture(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../fixtures");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| {
        panic!("{name} is not in target/fixtures ({error}): run `cargo xtask fixtures`");
    })
}

fn golden(name: &str) -> Value {
    serde_json::from_str(&fixture(name)).unwrap()
}

fn cases(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    cases(value).iter().map(|number| number.as_f64().unwrap()).collect()
}

/// What came of the cases, by area.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, (usize, BTreeSet<String>)>);

impl Tally {
    fn count(&mut self, area: &'static str, name: impl FnOnce() -> String, agrees: bool) {
        let (applied, differ) = self.0.entry(area).or_default();
        *applied += 1;
        if !agrees {
            differ.insert(name());
        }
    }

    fn prove(&self, suite: &str) {
        let file: Value = serde_json::from_str(include_str!("fixtures/suite-differences.json")).unwrap();
        let mut listed: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for group in cases(&file[suite]) {
            assert!(group["reason"].is_string() && group["source"].is_string());
            let names = cases(&group["cases"])
                .iter()
                .map(|name| name.as_str().unwrap().to_owned());
            listed.entry(group["area"].as_str().unwrap()).or_default().extend(names);
        }
        let (mut faults, mut all, mut away) = (Vec::<String>::new(), 0, 0);
        for (area, (applied, differ)) in &self.0 {
            let allowed = listed.remove(area).unwrap_or_default();
            let unlisted: Vec<_> = differ.difference(&allowed).collect();
            let outdated: Vec<_> = allowed.difference(differ).collect();
            if !unlisted.is_empty() || !outdated.is_empty() {
                faults.push(format!(
                    "{area}: differ and are not listed: {unlisted:?}; listed and do not differ: {outdated:?}"
                ));
            }
            let (passed, differ) = (applied - differ.len(), differ.len());
            let verdict = if unlisted.is_empty() { "pass" } else { "FAIL" };
            println!("bar | {suite}, {area} | {applied} apply, {passed} pass, {differ} differ, all listed | {verdict}");
            (all, away) = (all + applied, away + differ);
        }
        assert!(faults.is_empty(), "{suite}: {}", faults.join("; "));
        assert!(away * 100 <= all, "{suite}: more than one in a hundred differ");
        assert!(listed.is_empty(), "{suite}: areas that were not tried: {listed:?}");
    }
}

/// The library's number of a body.
fn body(number: i64) -> Option<Body> {
    Some(match number {
        0..=9 => Body::ALL[usize::try_from(number).unwrap()],
        10 => Body::MeanNode,
        11 => Body::TrueNode,
        12 => Body::MeanLilith,
        13 => Body::TrueLilith,
        15 => Body::Chiron,
        17 => Body::Ceres,
        18 => Body::Pallas,
        19 => Body::Juno,
        20 => Body::Vesta,
        40..=47 => Body::URANIAN[usize::try_from(number - 40).unwrap()],
        _ => return None,
    })
}

fn system(letter: &str) -> Option<HouseSystem> {
    Some(match letter {
        "P" => HouseSystem::Placidus,
        "K" => HouseSystem::Koch,
        "W" => HouseSystem::WholeSign,
        "A" | "E" => HouseSystem::Equal,
        "O" => HouseSystem::Porphyry,
        "R" => HouseSystem::Regiomontanus,
        "C" => HouseSystem::Campanus,
        "B" => HouseSystem::Alcabitius,
        "T" => HouseSystem::Topocentric,
        "M" => HouseSystem::Morinus,
        "X" => HouseSystem::Meridian,
        "H" => HouseSystem::Horizontal,
        "F" => HouseSystem::Carter,
        "U" => HouseSystem::Krusinski,
        "Y" => HouseSystem::Apc,
        "V" => HouseSystem::Vehlow,
        "D" => HouseSystem::EqualMc,
        "N" => HouseSystem::EqualAries,
        "S" => HouseSystem::Sripati,
        "L" => HouseSystem::PullenSd,
        "Q" => HouseSystem::PullenSr,
        "J" => HouseSystem::SavardA,
        _ => return None,
    })
}

/// The named ayanamshas by the library's numbers.
const AYANAMSHAS: [&str; 47] = [
    "fagan_bradley",
    "lahiri",
    "de_luce",
    "raman",
    "usha_shashi",
    "krishnamurti",
    "djwhal_khul",
    "yukteshwar",
    "jn_bhasin",
    "babylonian_kugler_1",
    "babylonian_kugler_2",
    "babylonian_kugler_3",
    "babylonian_huber",
    "babylonian_eta_piscium",
    "babylonian_aldebaran",
    "hipparchos",
    "sassanian",
    "galactic_center_0_sagittarius",
    "j2000",
    "j1900",
    "b1950",
    "suryasiddhanta",
    "suryasiddhanta_mean_sun",
    "aryabhata",
    "aryabhata_mean_sun",
    "suryasiddhanta_revati",
    "suryasiddhanta_citra",
    "true_citra",
    "true_revati",
    "true_pushya",
    "galactic_center_gil_brand",
    "galactic_equator_iau1958",
    "galactic_equator_true",
    "galactic_equator_mula",
    "skydram",
    "true_mula",
    "dhruva_wilhelm",
    "aryabhata_522",
    "babylonian_britton",
    "true_sheoran",
    "galactic_center_cochrane",
    "galactic_equator_fiorenza",
    "valens_moon",
    "lahiri_1940",
    "lahiri_vp285",
    "krishnamurti_vp291",
    "lahiri_icrc",
];

fn ayanamsha(number: usize) -> Ayanamsha {
    AYANAMSHAS[number].parse::<NamedAyanamsha>().unwrap().into()
}

struct Sky(SwissEphemeris);

impl Sky {
    fn open() -> Self {
        Self(astra_astro::swiss().unwrap().ephemeris().clone())
    }

    fn covers(&self, at: JulianDayTt) -> bool {
        self.0.description().range.contains(&at)
    }

    fn tt(&self, at: JulianDayUt) -> JulianDayTt {
        at.to_tt(self.0.delta_t(at).unwrap())
    }

    /// Whether a place is as expected: longitude, latitude, distance and, where `speeds`, how they change; equatorial
    /// where the flags say so.
    fn stands(&self, body: Body, at: JulianDayTt, flags: i64, theirs: &[f64], bound: Bound) -> bool {
        let state = self.0.state(body, at).unwrap();
        let near = |ours: f64, theirs: f64, bound: f64| (ours - theirs).abs() <= bound;
        if flags & EQUATORIAL != 0 {
            let obliquity = self.0.orientation(at).unwrap().obliquity;
            let ours = Ecliptic::new(state.longitude, state.latitude).to_equatorial(obliquity);
            return ours.separation(Equatorial::new(theirs[0], theirs[1])) <= bound.place;
        }
        let State {
            longitude,
            latitude,
            distance,
            longitude_speed,
            latitude_speed,
            ..
        } = state;
        // The mean points have a direction only.
        let mean = matches!(body, Body::MeanNode | Body::MeanLilith);
        arc(longitude, theirs[0]).abs() <= bound.place
            && near(latitude, theirs[1], bound.place)
            && (mean || near(distance, theirs[2], bound.distance * theirs[2]))
            && (flags & SPEED == 0
                || near(longitude_speed, theirs[3], bound.speed) && near(latitude_speed, theirs[4], bound.speed))
    }

    fn sphere(&self, at: JulianDayUt, latitude: f64, longitude: f64) -> Sphere {
        let orientation = self.0.orientation(self.tt(at)).unwrap();
        Sphere {
            meridian: normalize(self.0.sidereal_time(at, &orientation).unwrap() + longitude),
            obliquity: orientation.obliquity,
            latitude,
        }
    }
}

const SWIEPH: i64 = 2;
const SPEED: i64 = 256;
const EQUATORIAL: i64 = 2048;
/// What is asked of a place: nothing beyond speeds and the equator.
const OURS: [i64; 3] = [0, SPEED, SPEED | EQUATORIAL];

fn agree(ours: &[f64], theirs: &[f64]) -> bool {
    ours.iter()
        .zip(theirs)
        .all(|(ours, theirs)| arc(*ours, *theirs).abs() <= CUSP)
}

/// One iteration of the suite: its number, what it calls, and its fields.
struct Iteration {
    call: String,
    fields: BTreeMap<String, String>,
}

impl Iteration {
    fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.split('#').next().map(str::trim)
    }
    fn number(&self, field: &str) -> f64 {
        self.text(field).unwrap().parse().unwrap()
    }
    fn integer(&self, field: &str) -> i64 {
        self.text(field).unwrap().parse().unwrap()
    }
    fn name(&self) -> String {
        let section = &self.fields["section-id"];
        section.split('#').nth(1).unwrap_or(section).trim().to_owned()
    }
    fn row<const N: usize>(&self, field: &str, from: usize) -> [f64; N] {
        std::array::from_fn(|index| self.number(&format!("{field}[{}]", index + from)))
    }
}

fn iterations(text: &str) -> Vec<Iteration> {
    let (mut call, mut all, mut inside) = (String::new(), Vec::<Iteration>::new(), "");
    for line in text.lines().map(str::trim) {
        match line.split_once(':') {
            None => {
                inside = line;
                if line == "ITERATION" {
                    all.push(Iteration {
                        call: call.clone(),
                        fields: BTreeMap::new(),
                    });
                }
            }
            Some(("section-descr", told)) if inside == "TESTCASE" => call = told.trim().to_owned(),
            Some((field, value)) if inside == "ITERATION" => {
                let fields = &mut all.last_mut().unwrap().fields;
                fields.insert(field.to_owned(), value.trim().to_owned());
            }
            Some(_) => {}
        }
    }
    all
}

#[test]
fn the_suite_of_the_swiss_ephemeris_agrees() {
    let sky = Sky::open();
    let mut tally = Tally::default();
    for case in iterations(&fixture("t.exp")) {
        if case.call.starts_with("swe_calc( )") || case.call.starts_with("swe_calc_ut( )") {
            position(&sky, &case, &mut tally);
        } else if case.call.starts_with("swe_houses") {
            houses(&sky, &case, &mut tally);
        } else if case.call == "Delta T" && case.integer("iephe") == SWIEPH {
            let ours = sky.0.delta_t(JulianDayUt(case.number("jd"))).unwrap();
            let theirs = case.number("deltat") * 86_400.0;
            tally.count("delta T", || case.name(), (ours - theirs).abs() <= DELTA_T);
        }
    }
    tally.prove("Swiss Ephemeris setest");
}

fn position(sky: &Sky, case: &Iteration, tally: &mut Tally) {
    let flags = case.integer("iflag");
    let ours = OURS.contains(&flags) || flags == EQUATORIAL;
    let Some(body) = body(case.integer("ipl")).filter(|_| ours && case.integer("iephe") == SWIEPH) else {
        return;
    };
    let jd = case.number("jd");
    // A file that was not there when the suite was made, another theory instead, or the places of another call.
    if !sky.covers(JulianDayTt(jd))
        || case
            .text("rc")
            .is_none_or(|rc| rc.parse::<i64>().unwrap() & SWIEPH == 0)
    {
        return;
    }
    let at = if case.call.starts_with("swe_calc_ut") {
        sky.tt(JulianDayUt(jd))
    } else {
        JulianDayTt(jd)
    };
    let agrees = sky.stands(body, at, flags, &case.row::<6>("xx", 0), SAME);
    tally.count("positions", || case.name(), agrees);
}

fn houses(sky: &Sky, case: &Iteration, tally: &mut Tally) {
    if case.fields.keys().all(|field| field != "cusps[1]") {
        return;
    }
    // The letter is the low byte of what the suite prints.
    let letter = char::from(u8::try_from(case.integer("ihsy") & 0xff).unwrap()).to_string();
    let flags = case.text("iflag").map_or(0, |flags| flags.parse::<i64>().unwrap());
    let at = match case.text("jd_ut") {
        Some(at) => JulianDayUt(at.parse().unwrap()),
        None => JulianDayUt(case.number("jd") + case.number("ut") / 24.0),
    };
    let mut sphere = sky.sphere(at, case.number("geolat"), case.number("geolon"));
    if let Some(meridian) = case.text("armc") {
        sphere.meridian = meridian.parse().unwrap();
    }
    const RADIANS: i64 = 8192;
    let theirs = case.row::<12>("cusps", 1);
    let theirs = theirs.map(|cusp| if flags & RADIANS == 0 { cusp } else { cusp.to_degrees() });
    // For J2000, J1900 and B1950 the library counts along the ecliptic of that epoch, not that of date.
    if case
        .text("isid")
        .is_some_and(|number| ["18", "19", "20"].contains(&number))
    {
        return;
    }
    let offset = case.text("isid").map_or(0.0, |number| {
        let tt = sky.tt(at);
        ayanamsha::mean(&sky.0, ayanamsha(number.parse().unwrap()), tt).unwrap()
            + sky.0.orientation(tt).unwrap().nutation_longitude
    });
    // In its sidereal series the suite hands over the letter with what stood beside it in memory (32599 for W), by which
    // the library does not know sidereal whole signs; called with the letter alone, it has them as we do.
    if case.text("isid").is_some() && letter == "W" && case.integer("ihsy") > 0xff {
        return;
    }
    let refused = case.integer("rc") < 0;
    let agrees = if letter == "G" {
        match sphere.gauquelin_sectors() {
            Some(sectors) => !refused && agree(&sectors[..12], &theirs),
            None => refused,
        }
    } else {
        let Some(system) = system(&letter) else { return };
        match sphere.cusps(system) {
            Some(_) if system == HouseSystem::WholeSign => {
                !refused && agree(&whole_signs(normalize(sphere.angles().ascendant - offset)), &theirs)
            }
            Some(cusps) => !refused && agree(&cusps.map(|cusp| cusp - offset), &theirs),
            None => refused,
        }
    };
    tally.count("houses", || format!("{} {letter}", case.name()), agrees);
}

#[test]
fn the_golden_data_of_a_port_agree() {
    let sky = Sky::open();
    let mut tally = Tally::default();
    for (area, name) in [
        ("planets", "calc_sweph.json"),
        ("asteroids", "asteroid.json"),
        ("nodes and apogees", "truenode.json"),
        ("Hamburg planets", "fictitious.json"),
    ] {
        for case in cases(&golden(name)) {
            let flags = case["flags"].as_i64().unwrap();
            let at = JulianDayTt(case["jd"].as_f64().unwrap());
            let Some(body) = body(case["body"].as_i64().unwrap()) else {
                continue;
            };
            if OURS.contains(&(flags & !SWIEPH)) && flags & SWIEPH != 0 && sky.covers(at) {
                let agrees = sky.stands(body, at, flags, &numbers(&case["output"]), OTHER_FILES);
                tally.count(area, || format!("{} {} {flags}", body.as_str(), at.0), agrees);
            }
        }
    }
    for case in cases(&golden("ayanamsa.json")["cases"]) {
        let at = JulianDayTt(case["tjd"].as_f64().unwrap());
        let number = usize::try_from(case["index"].as_u64().unwrap()).unwrap();
        if sky.covers(at) && number < AYANAMSHAS.len() {
            let ours = ayanamsha::mean(&sky.0, ayanamsha(number), at).unwrap();
            let agrees = arc(ours, case["no_nut"].as_f64().unwrap()).abs() <= AYANAMSHA;
            tally.count("ayanamshas", || format!("{} {}", AYANAMSHAS[number], at.0), agrees);
        }
    }
    for case in cases(&golden("deltat.json")["deltat"]) {
        let at = JulianDayUt(case["tjd"].as_f64().unwrap());
        if case["model"] == "StephensonEtc2016" && sky.covers(JulianDayTt(at.0)) {
            let theirs = case["expected"].as_f64().unwrap() * 86_400.0;
            let agrees = (sky.0.delta_t(at).unwrap() - theirs).abs() <= DELTA_T;
            tally.count("delta T", || at.0.to_string(), agrees);
        }
    }
    for case in cases(&golden("nutation.json")["nutation"]) {
        let at = JulianDayTt(case["jd"].as_f64().unwrap());
        if case["model"] == "IAU2000B" && sky.covers(at) {
            let ours = sky.0.orientation(at).unwrap();
            let off = |ours: f64, theirs: &Value| (ours - theirs.as_f64().unwrap().to_degrees()).abs();
            let worst = off(ours.nutation_longitude, &case["dpsi"]).max(off(ours.nutation_obliquity, &case["deps"]));
            tally.count("nutation", || at.0.to_string(), worst <= 1e-7);
        }
    }
    for case in cases(&golden("fixstar.json")["fixstar"]) {
        let at = JulianDayTt(case["tjd"].as_f64().unwrap());
        let flags = case["iflag"].as_i64().unwrap();
        let (name, theirs) = (case["star"].as_str().unwrap(), numbers(&case["xx"]));
        let (true, Ok(star)) = (sky.covers(at) && flags & SWIEPH != 0, stars::find(name)) else {
            continue;
        };
        let seen = Vantage::of(&sky.0, at, &sky.0.orientation(at).unwrap())
            .unwrap()
            .apparent(star);
        let off = match flags & !(SWIEPH | SPEED) {
            0 => seen.ecliptic.separation(Ecliptic::new(theirs[0], theirs[1])),
            EQUATORIAL => seen.equatorial.separation(Equatorial::new(theirs[0], theirs[1])),
            _ => continue,
        };
        tally.count("stars", || format!("{name} {} {flags}", at.0), off <= STAR);
    }
    let file = golden("houses.json");
    for kind in [
        "equal_family",
        "quad_arith",
        "great_circle",
        "iterative",
        "closed_form_misc",
        "sunshine",
        "gauquelin36",
    ] {
        for case in cases(&file[kind]) {
            let number = |key: &str| case[key].as_f64().unwrap();
            let sphere = Sphere {
                meridian: number("armc"),
                obliquity: number("eps"),
                latitude: number("geolat"),
            };
            let letter = case["hsys"].as_str().unwrap_or("G");
            let ours = match letter {
                "I" => sphere.sunshine(number("sundec")).map(Vec::from),
                "i" => sphere.sunshine_makransky(number("sundec")).map(Vec::from),
                "G" => sphere.gauquelin_sectors().map(Vec::from),
                _ => sphere.cusps(system(letter).unwrap()).map(Vec::from),
            };
            // Beyond the polar circles the library gives Porphyry instead, with a flag.
            let instead = || sphere.cusps(HouseSystem::Porphyry).map(Vec::from).unwrap();
            let agrees = agree(&ours.unwrap_or_else(instead), &numbers(&case["cusps"]));
            let sun = case["sundec"].as_f64().map(|sun| format!(" {sun}")).unwrap_or_default();
            let name = || format!("{letter} {} {}{sun}", sphere.meridian, sphere.latitude);
            tally.count("houses", name, agrees);
        }
    }
    tally.prove("golden data of swisseph-rs");
}
