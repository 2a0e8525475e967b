//! `astra chart --svg` and `astra transits --svg`, driven as processes.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::{Command, Output};

const BIRTH: [&str; 8] = [
    "--at",
    "1990-06-15T14:30",
    "--zone",
    "Europe/Rome",
    "--lat",
    "41.9028",
    "--lon",
    "12.4964",
];

fn astra(more: &[&str]) -> Output {
    command("chart", more)
}

fn command(name: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_astra"))
        .arg(name)
        .args(BIRTH)
        .args(more)
        .output()
        .unwrap()
}

fn svg(more: &[&str]) -> String {
    let output = astra(more);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{more:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_picture_of_a_chart_goes_to_the_standard_output_in_both_themes() {
    for picture in ["wheel", "biwheel", "north", "south", "grid", "cross_grid"] {
        for (theme, background) in [("light", "#fffdf8"), ("dark", "#151a33")] {
            let drawn = svg(&["--svg", "-", "--picture", picture, "--theme", theme]);
            assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>\n"), "{picture}");
            assert!(drawn.contains(background), "{picture} {theme}");
        }
    }
}

#[test]
fn a_square_is_sidereal_and_of_any_division() {
    let rashi = svg(&["--svg", "-", "--picture", "north"]);
    assert!(rashi.contains("Ayanamsha Lahiri 23.73°"), "{rashi}");
    // The Sun at 0°33' of sidereal Gemini is in the first navamsha of it, Libra.
    assert!(rashi.contains("Gemini: Sun 0°"), "{rashi}");
    let navamsha = svg(&["--svg", "-", "--picture", "south", "--varga", "9"]);
    assert!(
        navamsha.contains("(D9)") && navamsha.contains("Libra: Sun"),
        "{navamsha}"
    );
    let output = astra(&["--svg", "-", "--picture", "north", "--varga", "0"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn another_chart_or_another_moment_stands_around() {
    let with = r#"{"at": "1988-02-01T08:15", "zone": "Asia/Kolkata", "lat": 19.07, "lon": 72.88}"#;
    let two = svg(&[
        "--svg",
        "-",
        "--picture",
        "biwheel",
        "--with",
        with,
        "--title",
        "Us <two>",
    ]);
    assert!(
        two.contains("<title id=\"biwheel-title\">Us &lt;two&gt;</title>"),
        "{two}"
    );
    assert!(two.contains("Around it: The other chart."), "{two}");
    let sky = svg(&["--svg", "-", "--picture", "biwheel", "--sky", "2026-01-01T00:00:00Z"]);
    assert!(sky.contains("Around it: Transits of 2026-01-01 00:00 UTC."), "{sky}");
    let output = astra(&["--svg", "-", "--picture", "biwheel", "--with", "[]"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("JSON object"));
}

#[test]
fn a_file_is_written_and_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wheel.svg");
    assert_eq!(svg(&["--svg", path.to_str().unwrap()]), "");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<svg"));
    let nowhere = folder.path().join("no/such/folder.svg");
    assert_eq!(astra(&["--svg", nowhere.to_str().unwrap()]).status.code(), Some(1));
}

#[test]
fn what_does_not_go_with_a_picture_is_refused() {
    for wrong in [
        &["--picture", "north"][..],
        &["--svg", "-", "--json"],
        &["--svg", "-", "--picture", "photograph"],
        &["--svg", "-", "--picture", "timeline"],
        &["--svg", "-", "--theme", "sepia"],
    ] {
        assert_eq!(astra(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn the_transits_of_a_window_are_a_time_line() {
    let window = [
        "--from",
        "2026-01-01",
        "--to",
        "2027-01-01",
        "--bodies",
        "jupiter,saturn,pluto",
    ];
    let drawn = |more: &[&str]| {
        let output = command("transits", &[&window[..], more].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let svg = drawn(&["--svg", "-", "--theme", "dark", "--title", "A year"]);
    assert!(
        svg.starts_with("<svg") && svg.contains("<title id=\"timeline-title\">A year</title>"),
        "{svg}"
    );
    assert!(svg.contains("1 Jan 2026 – 1 Jan 2027, universal time"), "{svg}");
    // Every exact day of the table is in the text of the picture.
    let table = drawn(&[]);
    let days: Vec<&str> = table
        .lines()
        .filter_map(|line| line.get(..10))
        .filter(|day| day.starts_with("2026-"))
        .collect();
    assert!(days.len() > 20, "{table}");
    for day in days {
        let day: jiff::civil::Date = day.parse().unwrap();
        let day = day.strftime("%-d %b %Y").to_string();
        assert!(svg.contains(&day), "{day}");
    }
    for wrong in [
        &["--from", "2027-01-01", "--to", "2026-01-01", "--svg", "-"][..],
        &["--from", "1026-01-01", "--to", "1027-01-01", "--svg", "-"],
        &["--from", "2026-01-01", "--to", "2027-01-01", "--svg", "-", "--json"],
    ] {
        assert_eq!(command("transits", wrong).status.code(), Some(2), "{wrong:?}");
    }
}
