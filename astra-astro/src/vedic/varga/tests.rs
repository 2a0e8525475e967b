use proptest::prelude::*;

use super::*;

#[test]
fn the_weights_of_every_group_add_up_to_twenty() {
    for group in VargaGroup::ALL {
        let sum: f64 = group.weights().iter().map(|(_, weight)| weight).sum();
        assert_eq!(sum, 20.0, "{group:?}");
    }
}

#[test]
fn a_navamsha_is_a_pada() {
    for pada in 0..108 {
        let start = f64::from(pada) * 10.0 / 3.0;
        for longitude in [start, start + 1e-9, start + 10.0 / 3.0 - 1e-9] {
            assert_eq!(
                Varga::D9.sign(longitude),
                super::super::nakshatra::Position::of(longitude).navamsha()
            );
            assert_eq!(Varga::D9.sign(longitude), Sign::from_index(pada));
        }
    }
}

#[test]
fn the_examples_of_the_text() {
    use Sign::*;
    for (varga, longitude, sign) in [
        (Varga::D2, 10.0, Leo),
        (Varga::D2, 40.0, Cancer),
        (Varga::D3, 55.0, Capricorn),
        (Varga::D7, 30.1, Scorpio),
        (Varga::D10, 30.1, Capricorn),
        (Varga::D11, 30.1, Pisces),
        (Varga::D16, 31.0, Leo),
        (Varga::D24, 30.1, Cancer),
        (Varga::D27, 30.1, Cancer),
        (Varga::D30, 12.0, Sagittarius),
        (Varga::D30, 59.9, Scorpio),
        (Varga::D60, 45.25, Scorpio),
    ] {
        assert_eq!(varga.sign(longitude), sign, "{varga:?} {longitude}");
    }
}

#[test]
fn variants_differ_where_their_schools_do() {
    use Sign::*;
    let sign = |division, scheme, longitude| Varga::new(division, scheme).unwrap().sign(longitude);
    assert_eq!(sign(2, Scheme::Kashinatha, 10.0), Scorpio);
    assert_eq!(sign(2, Scheme::Kashinatha, 20.0), Aries);
    assert_eq!(sign(2, Scheme::Samasaptaka, 20.0), Libra);
    assert_eq!(sign(2, Scheme::Cyclic, 50.0), Cancer);
    assert_eq!(sign(3, Scheme::Jagannatha, 35.0), Capricorn);
    assert_eq!(sign(3, Scheme::Alternate, 35.0), Pisces);
    assert_eq!(sign(24, Scheme::EvenReversed, 32.0), Gemini);
    assert_eq!(sign(60, Scheme::Cyclic, 45.25), Libra);
    assert_eq!(sign(30, Scheme::FromSign, 31.5), Gemini);
}

#[test]
fn what_cannot_be_divided_is_refused_by_name() {
    for (division, scheme, field) in [
        (0, Scheme::Parashara, "division"),
        (301, Scheme::Cyclic, "division"),
        (3, Scheme::Kashinatha, "scheme"),
        (9, Scheme::Jagannatha, "scheme"),
        (30, Scheme::EvenReversed, "scheme"),
        (13, Scheme::EvenReversed, "scheme"),
    ] {
        assert_eq!(Varga::new(division, scheme).unwrap_err().field(), Some(field));
    }
    assert!(serde_json::from_str::<Varga>(r#"{"division":0}"#).is_err());
    assert_eq!(serde_json::from_str::<Varga>(r#"{"division":9}"#).unwrap(), Varga::D9);
}

proptest! {
    #[test]
    fn every_longitude_falls_into_a_part_of_every_varga(longitude in -400.0..800.0_f64, division in 1..=300_u16) {
        for scheme in Scheme::ALL {
            let Ok(varga) = Varga::new(division, scheme) else { continue };
            let position = varga.position(longitude);
            prop_assert!((1..=division).contains(&position.part));
            prop_assert!((0.0..=30.0).contains(&position.degree));
            prop_assert_eq!(varga.position(longitude + 360.0).sign, varga.position(normalize(longitude + 360.0)).sign);
        }
    }

    #[test]
    fn the_parts_of_a_sign_are_equally_wide(sign in 0..12_u8, division in 1..=60_u16) {
        let varga = Varga::new(division, Scheme::Cyclic).unwrap();
        let width = 30.0 / f64::from(division);
        for part in 0..division {
            let middle = f64::from(sign) * 30.0 + (f64::from(part) + 0.5) * width;
            let position = varga.position(middle);
            prop_assert_eq!(position.part, part + 1);
            prop_assert!((position.degree - 15.0).abs() < 1e-6);
        }
    }
}
