//! The zone of coordinates.

use astra_core::{Result, ZoneAt, ZoneRule, chart::Coordinates};

use super::{Gazetteer, SEA};

/// Beyond the boundaries, or without them: the zone of the nearest place, or that of ships.
pub(super) fn zone_at(gazetteer: &Gazetteer, coordinates: Coordinates) -> Result<ZoneAt> {
    #[cfg(feature = "boundaries")]
    if let Some(found) = boundaries::zone_at(coordinates) {
        return Ok(found);
    }
    let nearest = gazetteer.near(coordinates, 1)?.into_iter().next();
    Ok(match nearest.filter(|(_, distance)| *distance <= SEA) {
        Some((place, distance_km)) => {
            let place = gazetteer.file.record(place)?;
            ZoneAt {
                zone: place.zone.to_owned(),
                rule: ZoneRule::NearestPlace {
                    place: place.name.to_owned(),
                    distance_km,
                },
            }
        }
        None => ZoneAt {
            zone: nautical(coordinates.longitude()),
            rule: ZoneRule::Nautical,
        },
    })
}

/// The zone of ships: full hours, each about its meridian. The names of the database count westward.
fn nautical(longitude: f64) -> String {
    match (longitude / 15.0).round() as i32 {
        0 => "Etc/GMT".to_owned(),
        east @ 1.. => format!("Etc/GMT-{east}"),
        west => format!("Etc/GMT+{}", -west),
    }
}

#[cfg(feature = "boundaries")]
mod boundaries {
    use std::sync::LazyLock;

    use astra_core::{ZoneAt, ZoneRule, chart::Coordinates};
    use tzf_rs::EmbeddedFinder;

    static FINDER: LazyLock<EmbeddedFinder> = LazyLock::new(EmbeddedFinder::new);

    pub(super) fn zone_at(coordinates: Coordinates) -> Option<ZoneAt> {
        let zone = FINDER.get_tz_name(coordinates.longitude(), coordinates.latitude());
        (!zone.is_empty()).then(|| ZoneAt {
            zone: zone.to_owned(),
            rule: ZoneRule::Boundaries {
                version: FINDER.data_version().to_owned(),
            },
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_zone_of_the_boundaries_is_in_the_database() {
            let tzdb = crate::civil::Tzdb::embedded().unwrap();
            let names = FINDER.timezonenames();
            assert!(names.len() > 400);
            for name in names {
                assert!(tzdb.zone(name).is_ok(), "{name}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ships_keep_the_hour_of_their_meridian() {
        for (longitude, zone) in [
            (0.0, "Etc/GMT"),
            (7.4, "Etc/GMT"),
            (7.6, "Etc/GMT-1"),
            (-30.0, "Etc/GMT+2"),
            (180.0, "Etc/GMT-12"),
            (-180.0, "Etc/GMT+12"),
        ] {
            assert_eq!(nautical(longitude), zone);
        }
    }
}
