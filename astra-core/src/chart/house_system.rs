//! The ways to part the sky of a place into houses.

use super::named::named;

named! {
    /// A house system.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum HouseSystem in "houses" {
        /// Placidus: thirds of the diurnal and nocturnal arcs. Not defined within the polar circles.
        #[default]
        Placidus = "placidus", "Placidus";
        /// Koch: birthplace houses. Not defined within the polar circles.
        Koch = "koch", "Koch";
        /// The sign of the ascendant is the first house.
        WholeSign = "whole_sign", "whole sign";
        /// Thirty degrees each from the ascendant.
        Equal = "equal", "equal";
        /// Each quadrant of the ecliptic in three equal parts.
        Porphyry = "porphyry", "Porphyry";
        /// Regiomontanus: the celestial equator in twelve equal parts, by circles through the north and south points
        /// of the horizon.
        Regiomontanus = "regiomontanus", "Regiomontanus";
        /// Campanus: the prime vertical in twelve equal parts, by circles through the north and south points.
        Campanus = "campanus", "Campanus";
        /// Alcabitius: the diurnal and nocturnal arcs of the ascendant in three equal parts each, by hour circles.
        Alcabitius = "alcabitius", "Alcabitius";
        /// Topocentric (Polich and Page): ascendants at latitudes whose tangents are a third and two thirds of the
        /// place's.
        Topocentric = "topocentric", "topocentric";
        /// Morinus: the celestial equator in twelve equal parts, by circles through the poles of the ecliptic.
        Morinus = "morinus", "Morinus";
        /// Meridian, also axial or Zariel: the celestial equator in twelve equal parts, by hour circles.
        Meridian = "meridian", "meridian";
        /// Horizontal or azimuthal: the horizon in twelve equal parts, by vertical circles.
        Horizontal = "horizontal", "horizontal";
        /// Carter's poli-equatorial: the celestial equator in twelve equal parts from the right ascension of the
        /// ascendant, by hour circles.
        Carter = "carter", "Carter poli-equatorial";
        /// Krusinski, Pisa and Goelzer: the great circle through ascendant and zenith in twelve equal parts, by hour
        /// circles.
        Krusinski = "krusinski", "Krusinski-Pisa-Goelzer";
        /// Ascendant Parallel Circle (Knegt): the ascendant's own parallel, above and below the horizon, in six equal
        /// parts each.
        Apc = "apc", "APC";
        /// Vehlow: thirty degrees each, with the ascendant in the middle of the first house.
        Vehlow = "vehlow", "Vehlow equal";
        /// Thirty degrees each, with the tenth cusp at the midheaven.
        EqualMc = "equal_mc", "equal from the midheaven";
        /// Thirty degrees each from 0 degrees of the first sign.
        EqualAries = "equal_aries", "equal from Aries";
        /// Sripati: the middles of the houses of Porphyry are the cusps.
        Sripati = "sripati", "Sripati";
        /// Pullen's sinusoidal delta: Porphyry with widths that run as a sine.
        PullenSd = "pullen_sd", "Pullen (sinusoidal delta)";
        /// Pullen's sinusoidal ratio: Porphyry with widths in a constant ratio.
        PullenSr = "pullen_sr", "Pullen (sinusoidal ratio)";
        /// Savard's A: parallels at a third and two thirds of the prime vertical.
        SavardA = "savard_a", "Savard A";
        /// Sunshine (Makransky), with Treindl's cusps: the Sun's own diurnal and nocturnal arcs in six equal parts each.
        /// Where the Sun does not rise or set, the houses that part the arc it lacks have no width.
        Sunshine = "sunshine", "Sunshine (Treindl)";
        /// Sunshine as Makransky gives it. Not defined within the polar circles, nor on days of less than 8 or more than
        /// 16 hours of Sun.
        SunshineMakransky = "sunshine_makransky", "Sunshine (Makransky)";
    }
}
