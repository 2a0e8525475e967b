//! Coordinates as people write them: `41.9, 12.5`, `41.9N 12.5E`, `41°54'10"N 12°29'47"E`, `41n54 12e29`.

use astra_core::{Result, chart::Coordinates};

/// Reads coordinates, latitude first unless letters say otherwise; None for what is something else.
///
/// # Errors
/// [`astra_core::ErrorKind::InvalidInput`] for two numbers that are no place on Earth.
pub(super) fn read(text: &str) -> Option<Result<Coordinates>> {
    let tokens = tokens(text)?;
    let (first, second) = halves(&tokens)?;
    let (first, second) = (Angle::read(first)?, Angle::read(second)?);
    let (latitude, longitude) = match (first.axis, second.axis) {
        (None | Some(Axis::Latitude), None | Some(Axis::Longitude)) => (first, second),
        (Some(Axis::Longitude), Some(Axis::Latitude)) => (second, first),
        _ => return None,
    };
    Some(Coordinates::new(latitude.degrees, longitude.degrees))
}

#[derive(Clone, Copy, PartialEq)]
enum Token {
    Number {
        value: f64,
        signed: bool,
    },
    North,
    South,
    East,
    West,
    /// A sign of degrees, minutes or seconds.
    Unit,
    Comma,
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let number = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | '\u{2212}')))
            .unwrap_or(rest.len());
        let token = match c {
            c if c.is_whitespace() => None,
            '0'..='9' | '.' | '+' | '-' | '\u{2212}' => {
                let (digits, after) = rest.split_at_checked(number)?;
                rest = after;
                let value: f64 = digits.replace('\u{2212}', "-").parse().ok()?;
                let signed = !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
                tokens.push(Token::Number { value, signed });
                continue;
            }
            'n' | 'N' => Some(Token::North),
            's' | 'S' => Some(Token::South),
            'e' | 'E' => Some(Token::East),
            'w' | 'W' => Some(Token::West),
            '°' | 'º' | '\'' | '’' | '′' | '"' | '”' | '″' => Some(Token::Unit),
            ',' | ';' | '/' => Some(Token::Comma),
            _ => return None,
        };
        tokens.extend(token);
        rest = rest.get(c.len_utf8()..)?;
    }
    Some(tokens)
}

/// Both angles: parted by a comma, by letters, or in the middle.
fn halves(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let mut commas = tokens.iter().enumerate().filter(|(_, token)| **token == Token::Comma);
    if let Some((comma, _)) = commas.next() {
        let (first, second) = tokens.split_at_checked(comma)?;
        return Some((first, second.get(1..)?));
    }
    let is_letter = |token: &Token| matches!(token, Token::North | Token::South | Token::East | Token::West);
    let letters: Vec<usize> = (0..)
        .zip(tokens)
        .filter(|(_, token)| is_letter(token))
        .map(|(at, _)| at)
        .collect();
    let numbers = tokens
        .iter()
        .filter(|token| matches!(token, Token::Number { .. }))
        .count();
    let middle = match letters.as_slice() {
        // Letters first: N 41.9 E 12.5.
        [0, second] => *second,
        // Letters last: 41.9 N 12.5 E.
        [first, last] if last + 1 == tokens.len() => first + 1,
        // Letters for the sign of degrees: 41n54 12e29.
        [_, second] => second.checked_sub(1)?,
        [] if numbers == 2 => tokens.iter().rposition(|token| matches!(token, Token::Number { .. }))?,
        _ => return None,
    };
    tokens.split_at_checked(middle)
}

#[derive(Clone, Copy, PartialEq)]
enum Axis {
    Latitude,
    Longitude,
}

struct Angle {
    degrees: f64,
    axis: Option<Axis>,
}

impl Angle {
    fn read(tokens: &[Token]) -> Option<Self> {
        let (mut degrees, mut parts, mut negative) = (0.0, 0, false);
        let (mut axis, mut south_or_west) = (None, false);
        for token in tokens {
            let letter = match token {
                Token::Number { value, signed } => {
                    // Minutes and seconds have no sign, and are less than sixty of their kind.
                    if parts > 0 && (*signed || *value >= 60.0) || parts > 2 {
                        return None;
                    }
                    negative |= value.is_sign_negative();
                    degrees += value.abs() / [1.0, 60.0, 3600.0].get(parts)?;
                    parts += 1;
                    continue;
                }
                Token::Unit => continue,
                Token::Comma => return None,
                Token::North => (Axis::Latitude, false),
                Token::South => (Axis::Latitude, true),
                Token::East => (Axis::Longitude, false),
                Token::West => (Axis::Longitude, true),
            };
            if axis.replace(letter.0).is_some() || negative {
                return None;
            }
            south_or_west = letter.1;
        }
        (parts > 0).then_some(Self {
            degrees: if negative || south_or_west { -degrees } else { degrees },
            axis,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(f64, f64)> {
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        read(text).map(|place| {
            let place = place.unwrap();
            (round(place.latitude()), round(place.longitude()))
        })
    }

    #[test]
    fn the_common_ways_are_read() {
        for text in [
            "41.9028, 12.4964",
            "41.9028 12.4964",
            "+41.9028,+12.4964",
            "41.9028N 12.4964E",
            "N41.9028 E12.4964",
            "12.4964 E, 41.9028 N",
            "41.9028° N, 12.4964° E",
        ] {
            assert_eq!(at(text), Some((41.9028, 12.4964)), "{text}");
        }
        assert_eq!(at("-33.86,151.2"), Some((-33.86, 151.2)));
        assert_eq!(at("33.86S 70.5W"), Some((-33.86, -70.5)));
        assert_eq!(at("41°30'36\"N 12°29'6\"E"), Some((41.51, 12.485)));
        assert_eq!(at("41n54 12e30"), Some((41.9, 12.5)));
        assert_eq!(at("41n54, 12w30"), Some((41.9, -12.5)));
        assert_eq!(at("\u{2212}0.5, 0"), Some((-0.5, 0.0)));
    }

    #[test]
    fn what_is_no_pair_of_angles_is_a_name() {
        for text in [
            "",
            "Rome",
            "1770",
            "12,",
            ",",
            "1,2,3",
            "41.9N 12.5N",
            "-41N 12E",
            "1.2.3, 4",
            "41 61, 12 5",
            "Ness",
            "e",
            "5 Points",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_place_on_earth_are_refused() {
        assert_eq!(read("91, 0").unwrap().unwrap_err().field(), Some("lat"));
        assert_eq!(read("0, 181").unwrap().unwrap_err().field(), Some("lon"));
    }
}
