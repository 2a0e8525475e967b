//! Each picture as people will see it: SVG files in `target/pictures`, and with `ASTRA_PROVE=1` as PNG beside them.

use std::process::Command;

use astra_astro::pictures::{
    GridOptions, Outer, SquareChart, SquareOptions, Theme, TimelineOptions, WheelOptions, biwheel, cross_grid, grid,
    north, south, timeline, wheel,
};
use astra_core::chart::{Chart, HouseSystem, Orbs};

use crate::{
    charts::{reference_charts, stellium, without_time},
    geometry::{assert_sound, folder},
    timelines::year,
};

fn gallery() -> Vec<(String, String)> {
    let charts = reference_charts();
    let plain = &charts[0].1;
    let partner = &charts[12].1;
    let polar: &Chart = &charts
        .iter()
        .find(|(_, chart)| chart.houses == Some(HouseSystem::Porphyry))
        .unwrap()
        .1;
    let crowd = stellium();
    let unknown = without_time(plain.clone());
    let mut pictures = Vec::new();
    for (name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
        let wheels = WheelOptions::themed(theme);
        let squares = SquareOptions::themed(theme);
        let grids = GridOptions::themed(theme);
        let around = Outer::chart("A partner", partner, plain, &Orbs::NATAL);
        let crowded = Outer::chart("A crowd", &crowd, &crowd, &Orbs::NATAL);
        let lines = TimelineOptions {
            today: Some(year().from + jiff::SignedDuration::from_hours(24 * 130)),
            ..TimelineOptions::themed(theme)
        };
        for (what, svg) in [
            ("wheel", wheel(plain, &wheels)),
            ("wheel-stellium", wheel(&crowd, &wheels)),
            ("wheel-polar", wheel(polar, &wheels)),
            ("wheel-no-time", wheel(&unknown, &wheels)),
            ("biwheel", biwheel(plain, &around, &wheels)),
            ("biwheel-stellium", biwheel(&crowd, &crowded, &wheels)),
            ("north", north(&SquareChart::rasi(plain), &squares)),
            ("north-stellium", north(&SquareChart::rasi(&crowd), &squares)),
            ("north-no-time", north(&SquareChart::rasi(&unknown), &squares)),
            ("south", south(&SquareChart::rasi(plain), &squares)),
            ("south-stellium", south(&SquareChart::rasi(&crowd), &squares)),
            ("south-no-time", south(&SquareChart::rasi(&unknown), &squares)),
            ("grid", grid(plain, &grids)),
            ("grid-stellium", grid(&crowd, &grids)),
            ("cross-grid", cross_grid(plain, &around, &grids)),
            ("timeline", timeline(&year(), &lines)),
        ] {
            pictures.push((format!("{what}-{name}"), svg));
        }
    }
    pictures
}

#[test]
fn each_picture_is_sound_and_can_be_rendered() {
    let folder = folder().join("gallery");
    std::fs::create_dir_all(&folder).unwrap();
    let prove = std::env::var_os("ASTRA_PROVE").is_some();
    let pictures = gallery();
    let mut rendered = 0;
    for (name, svg) in &pictures {
        assert_sound(svg, name);
        let (source, picture) = (folder.join(format!("{name}.svg")), folder.join(format!("{name}.png")));
        std::fs::write(&source, svg).unwrap();
        if !prove {
            continue;
        }
        let done = Command::new("rsvg-convert")
            .args(["--width", "1100", "--output"])
            .args([&picture, &source])
            .status()
            .expect("rsvg-convert, of the Debian package librsvg2-bin");
        assert!(done.success(), "{name}");
        assert!(
            std::fs::metadata(&picture).unwrap().len() > 10_000,
            "{name} is more than an empty sheet"
        );
        rendered += 1;
    }
    let all = pictures.len();
    if prove {
        let verdict = if rendered == all { "pass" } else { "FAIL" };
        println!(
            "bar | pictures rendered, and without overlapping words | {rendered} of {all} in target/pictures/gallery | {verdict}"
        );
    }
}
