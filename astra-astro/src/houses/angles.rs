//! The four angles, each where the ecliptic meets a great circle of the place.

use super::frame::Frame;

/// A direction along the ecliptic, of any length: its parts along 90 and along 0 degrees of longitude.
pub(super) type Heading = (f64, f64);

impl Frame {
    /// The point of the ecliptic with a right ascension, given by its sine and cosine.
    pub(super) fn at_right_ascension(&self, (sin, cos): (f64, f64)) -> Heading {
        let (_, cos_e) = self.obliquity;
        (sin, cos * cos_e)
    }

    /// The ecliptic's intersection with the meridian, on the side of the right ascension of the meridian.
    pub(super) fn midheaven(&self) -> Heading {
        self.at_right_ascension(self.meridian)
    }

    /// What rises at the equator under the same meridian: its right ascension is 90 degrees ahead of the meridian's.
    pub(super) fn east_point(&self) -> Heading {
        let (sin, cos) = self.meridian;
        self.at_right_ascension((cos, -sin))
    }

    /// The ecliptic's intersection with the horizon, on the eastern half of the sky. Right ascension grows with
    /// longitude, so that the eastern half of the ecliptic is the one up to 180 degrees ahead of the midheaven, at
    /// any latitude.
    pub(super) fn ascendant(&self) -> Heading {
        self.rising(self.latitude)
    }

    /// The ecliptic's intersection with the prime vertical, on the western half of the sky.
    ///
    /// The prime vertical is the horizon of the place 90 degrees of latitude away on the meridian. At the equator it is
    /// the celestial equator, from either side.
    pub(super) fn vertex(&self) -> Heading {
        let (sin, cos) = self.latitude;
        let (y, x) = self.rising((if sin >= 0.0 { -cos } else { cos }, sin.abs()));
        (-y, -x)
    }

    /// The ascendant at a latitude, given by its sine and cosine.
    ///
    /// Meeus' tangent of the rising point with both sides multiplied by the cosine of the latitude, so that the
    /// poles are no exception.
    fn rising(&self, (sin_l, cos_l): (f64, f64)) -> Heading {
        let ((sin_e, cos_e), (sin_m, cos_m)) = (self.obliquity, self.meridian);
        let (y, x) = (cos_m * cos_l, -(sin_m * cos_e * cos_l + sin_e * sin_l));
        // The sine of the way there from the midheaven, but for the lengths of both: the product across of the two.
        let ahead = cos_e * cos_l + sin_m * sin_e * sin_l;
        if ahead >= 0.0 { (y, x) } else { (-y, -x) }
    }
}
