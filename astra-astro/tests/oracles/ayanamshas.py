# pyswisseph 2.10.3.2 (Swiss Ephemeris 2.10.03). Every ayanamsha on five dates, with nutation.
# usage: ayanamshas.py EPHEMERIS_DIRECTORY_WITH_SEFSTARS > ../fixtures/ayanamshas.json
import json
import sys

import swisseph as swe

NAMES = (
    "fagan_bradley lahiri de_luce raman usha_shashi krishnamurti djwhal_khul yukteshwar jn_bhasin babylonian_kugler_1 "
    "babylonian_kugler_2 babylonian_kugler_3 babylonian_huber babylonian_eta_piscium babylonian_aldebaran hipparchos "
    "sassanian galactic_center_0_sagittarius j2000 j1900 b1950 suryasiddhanta suryasiddhanta_mean_sun aryabhata "
    "aryabhata_mean_sun suryasiddhanta_revati suryasiddhanta_citra true_citra true_revati true_pushya "
    "galactic_center_gil_brand galactic_equator_iau1958 galactic_equator_true galactic_equator_mula skydram true_mula "
    "dhruva_wilhelm aryabhata_522 babylonian_britton true_sheoran galactic_center_cochrane galactic_equator_fiorenza "
    "valens_moon lahiri_1940 lahiri_vp285 krishnamurti_vp291 lahiri_icrc"
).split()
USER = (2433282.5, 23.1)
DATES = [2378500.5, 2415020.63, 2451545.0, 2469807.29, 2597600.5]  # 1800, 1900, 2000, 2049, 2399

swe.set_ephe_path(sys.argv[1])
values = {}
for number, name in enumerate(NAMES):
    swe.set_sid_mode(number)
    assert swe.get_ayanamsa_name(number)
    values[name] = [round(swe.get_ayanamsa_ex_ut(jd, swe.FLG_SWIEPH)[1], 9) for jd in DATES]
swe.set_sid_mode(swe.SIDM_USER, *USER)
values["user:2433282.5:23.1"] = [round(swe.get_ayanamsa_ex_ut(jd, swe.FLG_SWIEPH)[1], 9) for jd in DATES]
print(json.dumps({"swiss_ephemeris": swe.version, "jd_ut": DATES, "ayanamshas": values}, separators=(",", ":")))
