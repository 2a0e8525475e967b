"""Source of the IANA time zone database (github.com/eggert/tz, 2026b or later), no package: plain Python 3.

usage: historical_births.py <folder with the files africa, asia, backzone, europe ..> > historical-births.json

Each case names the lines of the database that give its offset; the script refuses a line that is not there. The
offset stands in the case as people read it off those lines, and the universal time is arithmetic: local time less
offset. Before standard time the offset is four minutes a degree of the birth place's longitude. No library of dates
or zones has a part in it.
"""
import json
import pathlib
import re
import sys

FILES = ["africa", "antarctica", "asia", "australasia", "europe", "northamerica", "southamerica", "backzone"]
source = {name: re.sub(r"[ \t]+", " ", (pathlib.Path(sys.argv[1]) / name).read_text()) for name in FILES}


def day_number(year, month, day, julian):
    """The Julian day number at noon: D. A. Hatcher, Quarterly Journal of the RAS 25, 53 (1984), in whole numbers."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    number = day + (153 * m + 2) // 5 + 365 * y + y // 4
    return number - 32083 if julian else number - y // 100 + y // 400 - 32045


def calendar_day(number):
    """The Gregorian date of a Julian day number: E. G. Richards, Mapping Time (1998)."""
    f = number + 1401 + (4 * number + 274277) // 146097 * 3 // 4 - 38
    e = 4 * f + 3
    h = 5 * (e % 1461 // 4) + 2
    day, month = h % 153 // 5 + 1, (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, day


def seconds(offset):
    sign = -1 if offset.startswith("-") else 1
    parts = [int(part) for part in offset.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def universal(local, offset, julian):
    date, time = local.split("T")
    number = day_number(*map(int, date.split("-")), julian)
    total = number * 86400 + seconds(time) - offset
    rest = total % 86400
    year, month, day = calendar_day(total // 86400)
    return f"{year:04}-{month:02}-{day:02}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


cases = []


def case(id, awkward, local, zone, lat, lon, offset, file, *lines, fold=None, calendar=None, error=None, more=None):
    for line in lines:
        if re.sub(r"[ \t]+", " ", line) not in source[file]:
            sys.exit(f"{id}: not in {file}: {line}")
    row = {"id": id, "awkward": awkward, "local": local, "zone": zone, "lat": lat, "lon": lon}
    if fold:
        row["fold"] = fold
    if calendar:
        row["calendar"] = calendar
    if error:
        row["error"] = error
    elif offset == "longitude":
        total = round(lon * 240) + (more or 0)
        row["utc"] = universal(local, total, calendar == "julian")
        row["rule"] = f"local mean time: {lon} degrees at four minutes each"
    else:
        row["utc"] = universal(local, seconds(offset), calendar == "julian")
        row["rule"] = f"offset {offset}"
    row["source"] = f"tz database, {file}: " + "; ".join(re.sub(r"\s+", " ", line).strip() for line in lines)
    cases.append(row)


# Merged by default builds since they agree after 1970: the history is in backzone.
case("amsterdam-1935", "pre-1970 merge, odd seconds", "1935-05-05T12:00", "Europe/Amsterdam", 52.37, 4.89, "0:19:32",
     "backzone", "Zone Europe/Amsterdam 0:19:32 - LMT 1835", " 0:19:32 Neth %s 1937 Jul 1", "Rule Neth 1933 1936 - May 15 2:00s 1:00 NST")
case("amsterdam-1936-summer", "pre-1970 merge, summer time on odd seconds", "1936-07-01T06:15", "Europe/Amsterdam", 52.37, 4.89, "1:19:32",
     "backzone", " 0:19:32 Neth %s 1937 Jul 1", "Rule Neth 1933 1936 - May 15 2:00s 1:00 NST", "Rule Neth 1922 1936 - Oct Sun>=2 2:00s 0 AMT")
case("amsterdam-1938", "twenty minutes", "1938-01-10T23:50", "Europe/Amsterdam", 52.37, 4.89, "0:20",
     "backzone", " 0:20 Neth +0020/+0120 1940 May 16 0:00", "Rule Neth 1937 1939 - Oct Sun>=2 2:00s 0 -")
case("amsterdam-1942", "occupation time", "1942-01-20T04:00", "Europe/Amsterdam", 52.37, 4.89, "2:00",
     "backzone", " 1:00 C-Eur CE%sT 1945 Apr 2 2:00")
case("accra-1940", "pre-1970 merge, twenty minutes of summer time", "1940-10-15T12:00", "Africa/Accra", 5.56, -0.2, "0:20",
     "backzone", " 0:00 Ghana %s 1942 Feb 8", "Rule Ghana 1940 1941 - May 1 2:00 0:20 +0020")
case("accra-1944", "half an hour in the war", "1944-06-06T06:30", "Africa/Accra", 5.56, -0.2, "0:30",
     "backzone", " 0:30 - +0030 1946 Jan 6")
case("oslo-1945", "pre-1970 merge", "1945-08-15T09:00", "Europe/Oslo", 59.91, 10.75, "2:00",
     "backzone", " 1:00 Norway CE%sT 1980", "Rule Norway 1945 only - Apr 2 2:00s 1:00 S", "Rule Norway 1945 only - Oct 1 2:00s 0 -")
case("stockholm-1890", "legal mean time of a meridian, seconds", "1890-05-05T05:05", "Europe/Stockholm", 59.33, 18.07, "1:00:14",
     "backzone", " 1:00:14 - SET 1900 Jan 1 # Swedish Time")
case("copenhagen-1892", "legal mean time of the capital", "1892-02-29T10:00", "Europe/Copenhagen", 55.68, 12.57, "0:50:20",
     "backzone", " 0:50:20 - CMT 1894 Jan 1 # Copenhagen MT")
case("reykjavik-1920", "pre-1970 merge, an hour behind", "1920-12-01T12:00", "Atlantic/Reykjavik", 64.15, -21.94, "-1:00",
     "backzone", " -1:00 Iceland -01/+00 1968 Apr 7 1:00s")
case("kuala-lumpur-1934", "pre-1970 merge, twenty minutes", "1934-03-03T03:03", "Asia/Kuala_Lumpur", 3.14, 101.69, "7:20",
     "backzone", " 7:00 0:20 +0720 1936 Jan 1")
# War time and double summer time.
case("london-1941-double", "double summer time", "1941-06-22T04:30", "Europe/London", 51.51, -0.13, "2:00",
     "europe", "Rule GB-Eire 1941 only - May Sun>=2 1:00s 2:00 BDST", "Rule GB-Eire 1941 1943 - Aug Sun>=9 1:00s 1:00 BST")
case("london-1942-winter", "summer time in winter", "1942-01-08T12:00", "Europe/London", 51.75, -1.26, "1:00",
     "europe", "Rule GB-Eire 1940 only - Feb Sun>=23 2:00s 1:00 BST", "Rule GB-Eire 1942 1944 - Apr Sun>=2 1:00s 2:00 BDST")
case("london-1947-double", "double summer time after the war", "1947-05-01T18:45", "Europe/London", 51.51, -0.13, "2:00",
     "europe", "Rule GB-Eire 1947 only - Apr 13 1:00s 2:00 BDST")
case("london-1969", "British standard time all year", "1969-12-25T07:00", "Europe/London", 51.51, -0.13, "1:00",
     "europe", " 1:00 - BST 1971 Oct 31 2:00u")
case("berlin-1947-midsummer", "double summer time", "1947-06-01T02:00", "Europe/Berlin", 52.52, 13.4, "3:00",
     "europe", "Rule Germany 1947 only - May 11 2:00s 2:00 M", "Rule Germany 1947 only - Jun 29 3:00 1:00 S")
case("berlin-1945-moscow", "time of the occupiers", "1945-06-15T10:10", "Europe/Berlin", 52.52, 13.4, "3:00",
     "europe", " 1:00 SovietZone CE%sT 1946", "Rule SovietZone 1945 only - May 24 2:00 2:00 M # Midsummer")
case("paris-1943", "occupied: German time in summer", "1943-07-14T06:00", "Europe/Paris", 48.85, 2.35, "2:00",
     "europe", " 1:00 C-Eur CE%sT 1944 Aug 25", "Rule C-Eur 1943 only - Mar 29 2:00s 1:00 S")
case("lisbon-1943-double", "double summer time of a neutral", "1943-06-01T12:00", "Europe/Lisbon", 38.72, -9.14, "2:00",
     "europe", "Rule Port 1943 only - Apr 17 22:00s 2:00 M")
case("madras-1943-war", "Indian war time", "1943-03-03T05:00", "Asia/Kolkata", 13.08, 80.27, "6:30",
     "asia", " 5:30 1:00 %z 1945 Oct 15")
case("new-york-1944-war", "war time", "1944-01-15T20:15", "America/New_York", 40.71, -74.01, "-4:00",
     "northamerica", "Rule US 1942 only - Feb 9 2:00 1:00 W # War", " -5:00 US E%sT 1946")
case("chicago-1936-east", "a year on eastern time", "1936-07-04T12:00", "America/Chicago", 41.88, -87.63, "-5:00",
     "northamerica", " -5:00 - EST 1936 Nov 15 2:00")
case("new-york-1974-oil", "daylight time in January", "1974-01-20T08:00", "America/New_York", 40.71, -74.01, "-4:00",
     "northamerica", "Rule US 1974 only - Jan 6 2:00 1:00 D")
case("indianapolis-1980", "no daylight time", "1980-07-07T07:07", "America/Indiana/Indianapolis", 39.77, -86.16, "-5:00",
     "northamerica", " -5:00 - EST 2006")
case("shanghai-1943", "occupation: summer time for years", "1943-12-12T12:12", "Asia/Shanghai", 31.23, 121.47, "9:00",
     "asia", "Rule Shang 1942 only - Jan 31 0:00 1:00 D", "Rule Shang 1945 only - Sep 1 24:00 0 S")
case("manila-1943", "occupation time", "1943-05-05T05:05", "Asia/Manila", 14.6, 120.98, "9:00",
     "asia", " 9:00 - JST 1945 Mar 4")
case("singapore-1942", "occupation time", "1942-06-01T00:30", "Asia/Singapore", 1.29, 103.85, "9:00",
     "asia", " 9:00 - %z 1945 Sep 12")
case("tokyo-1949-summer", "Japan's summer time", "1949-07-07T04:00", "Asia/Tokyo", 35.68, 139.69, "10:00",
     "asia", "Rule Japan 1949 only - Apr Sat>=1 24:00 1:00 D", "Rule Japan 1948 1951 - Sep Sat>=8 25:00 0 S")
case("prague-1946-minus", "winter time, an hour less", "1947-01-10T12:00", "Europe/Prague", 50.09, 14.42, "0:00",
     "europe", " 1:00 -1:00 GMT 1947 Feb 23 2:00")
case("st-johns-1988-double", "double daylight time on a half hour", "1988-08-08T08:08", "America/St_Johns", 47.56, -52.71, "-1:30",
     "northamerica", "Rule StJohns 1988 only - Apr Sun>=1 0:01 2:00 DD", " -3:30 StJohns N%sT 2011 Nov")
case("moscow-1919-double", "double summer time on odd seconds", "1919-06-15T12:00", "Europe/Moscow", 55.75, 37.62, "4:31:19",
     "europe", " 2:31:19 Russia %s 1919 Jul 1 0:00u", "Rule Russia 1919 only - May 31 23:00 2:00 MDST")
# Legal times with odd seconds or minutes.
case("monrovia-1969", "odd seconds until 1972", "1969-12-12T12:00", "Africa/Monrovia", 6.31, -10.8, "-0:44:30",
     "africa", " -0:44:30 - MMT 1972 Jan 7 # approximately MMT")
case("monrovia-1910", "legal mean time", "1910-01-01T00:00", "Africa/Monrovia", 6.31, -10.8, "-0:43:08",
     "africa", " -0:43:08 - MMT 1919 Mar # Monrovia Mean Time")
case("dublin-1900", "Dublin mean time in Cork", "1900-08-01T10:00", "Europe/Dublin", 51.9, -8.47, "-0:25:21",
     "europe", " -0:25:21 - DMT 1916 May 21 2:00s")
case("dublin-1916-summer", "summer time on Dublin mean time", "1916-07-01T12:00", "Europe/Dublin", 53.35, -6.26, "0:34:39",
     "europe", " -0:25:21 1:00 IST 1916 Oct 1 2:00s")
case("paris-1900", "Paris mean time in Nice", "1900-11-11T11:11:11", "Europe/Paris", 43.7, 7.27, "0:09:21",
     "europe", " 0:09:21 - PMT 1911 Mar 11 # Paris Mean Time")
case("algiers-1900", "Paris mean time in Africa", "1900-01-02T03:04", "Africa/Algiers", 36.75, 3.06, "0:09:21",
     "africa", " 0:09:21 - PMT 1911 Mar 11 # Paris Mean Time")
case("lisbon-1900", "Lisbon mean time in Porto, which the database calls local", "1900-03-03T12:00", "Europe/Lisbon", 41.15, -8.61, "-0:36:45",
     "europe", " -0:36:45 - LMT 1912 Jan 1 0:00u # Lisbon MT")
case("rome-1880", "Rome mean time in Palermo", "1880-05-05T12:00", "Europe/Rome", 38.12, 13.36, "0:49:56",
     "europe", " 0:49:56 - RMT 1893 Oct 31 23:00u # Rome Mean")
case("helsinki-1910", "Helsinki mean time", "1910-10-10T10:10", "Europe/Helsinki", 60.17, 24.94, "1:39:49",
     "europe", " 1:39:49 - HMT 1921 May # Helsinki Mean Time")
case("caracas-1911", "Caracas mean time", "1911-11-11T11:11", "America/Caracas", 10.49, -66.88, "-4:27:40",
     "southamerica", " -4:27:40 - CMT 1912 Feb 12 # Caracas Mean Time?")
case("caracas-2010", "half an hour back", "2010-06-15T12:00", "America/Caracas", 10.49, -66.88, "-4:30",
     "southamerica", " -4:30 - %z 2016 May 1 2:30")
case("la-paz-1931", "summer time on odd seconds", "1931-12-01T12:00", "America/La_Paz", -16.5, -68.15, "-3:32:36",
     "southamerica", " -4:32:36 1:00 BST 1932 Mar 21 # Bolivia ST")
case("bombay-1880", "Madras time on the railways", "1880-01-01T06:00", "Asia/Kolkata", 18.97, 72.83, "5:21:10",
     "asia", " 5:21:10 - MMT 1906 Jan 1 # Madras local time")
case("calcutta-1860", "Howrah mean time", "1860-01-01T06:00", "Asia/Kolkata", 22.57, 88.36, "5:53:20",
     "asia", " 5:53:20 - HMT 1870 # Howrah Mean Time?")
case("calcutta-name-1947", "midnight of independence, an old name of the zone", "1947-08-15T00:00", "Asia/Calcutta", 28.61, 77.21, "5:30",
     "asia", " 5:30 - IST\n")
case("karachi-1948", "half an hour later than today", "1948-09-11T22:20", "Asia/Karachi", 24.86, 67.01, "5:30",
     "asia", " 5:30 - %z 1951 Sep 30")
case("dhaka-1943", "half an hour ahead", "1943-05-05T05:05", "Asia/Dhaka", 23.81, 90.41, "6:30",
     "asia", " 6:30 - %z 1951 Sep 30")
case("colombo-1943", "summer time added twice", "1943-05-05T05:05", "Asia/Colombo", 6.93, 79.85, "6:30",
     "asia", " 5:30 1:00 %z 1945 Oct 16 2:00")
case("colombo-1999", "a decade on another meridian", "1999-09-09T09:09", "Asia/Colombo", 6.93, 79.85, "6:00",
     "asia", " 6:00 - %z 2006 Apr 15 0:30")
case("rangoon-1910", "Rangoon local time", "1910-10-10T10:10", "Asia/Yangon", 16.87, 96.2, "6:24:47",
     "asia", " 6:24:47 - RMT 1920 # Rangoon local time")
case("kathmandu-1985", "quarter of an hour before", "1985-12-31T23:59", "Asia/Kathmandu", 27.72, 85.32, "5:30",
     "asia", " 5:30 - %z 1986")
case("kathmandu-1990", "quarter of an hour after", "1990-01-01T12:00", "Asia/Kathmandu", 27.72, 85.32, "5:45",
     "asia", " 5:45 - %z\n")
case("nairobi-1938", "two hours and three quarters", "1938-08-08T08:08", "Africa/Nairobi", -1.29, 36.82, "2:45",
     "africa", " 2:45 - %z 1942 Jul 31 24:00")
case("guyana-1966", "three hours and three quarters", "1966-05-26T00:00", "America/Guyana", 6.8, -58.16, "-3:45",
     "southamerica", " -3:45 - %z 1975 Aug 1")
case("honolulu-1940", "ten hours and a half", "1940-02-02T02:02", "Pacific/Honolulu", 21.31, -157.86, "-10:30",
     "northamerica", " -10:30 US H%sT 1947 Jun 8 2:00")
case("auckland-1930", "half an hour of summer time", "1930-01-15T12:00", "Pacific/Auckland", -36.85, 174.76, "12:00",
     "australasia", " 11:30 NZ NZ%sT 1946 Jan 1", "Rule NZ 1928 1933 - Oct Sun>=8 2:00 0:30 S")
case("detroit-1910", "central time in Michigan", "1910-06-01T12:00", "America/Detroit", 42.33, -83.05, "-6:00",
     "northamerica", " -6:00 - CST 1915 May 15 2:00")
case("seoul-1955", "half an hour less", "1955-12-05T12:00", "Asia/Seoul", 37.57, 126.98, "8:30",
     "asia", " 8:30 ROK K%sT 1961 Aug 10")
case("pyongyang-2016", "half an hour for three years", "2016-06-01T12:00", "Asia/Pyongyang", 39.02, 125.75, "8:30",
     "asia", " 8:30 - KST 2018 May 4 23:30")
case("tehran-1978", "four hours for a year", "1978-11-01T12:00", "Asia/Tehran", 35.69, 51.42, "4:00",
     "asia", " 4:00 Iran %z 1978 Nov 10 24:00", "Rule Iran 1978 only - Aug 5 01:00 0 -")
case("montevideo-1935", "half an hour of summer time on a half hour", "1935-01-15T12:00", "America/Montevideo", -34.9, -56.19, "-3:00",
     "southamerica", " -3:30 Uruguay %z 1942 Dec 14", "Rule Uruguay 1933 1938 - Oct lastSun 0:00 0:30 -")
case("montevideo-1974", "an hour and a half of summer time", "1974-02-01T12:00", "America/Montevideo", -34.9, -56.19, "-1:30",
     "southamerica", "Rule Uruguay 1974 only - Jan 13 0:00 1:30 -", " -3:00 Uruguay %z 1974 Mar 10")
case("lord-howe-2020", "half an hour of summer time", "2020-01-01T12:00", "Australia/Lord_Howe", -31.55, 159.08, "11:00",
     "australasia", "Rule LH 2008 max - Oct Sun>=1 2:00 0:30 -")
case("troll-2015", "two hours of summer time", "2015-07-01T12:00", "Antarctica/Troll", -72.01, 2.54, "2:00",
     "antarctica", "Rule Troll 2005 max - Mar lastSun 1:00u 2:00 +02")
# Local mean time of the birth place.
case("springfield-1850", "local mean time", "1850-03-01T12:00", "America/Chicago", 39.8, -89.65, "longitude",
     "northamerica", "Zone America/Chicago -5:50:36 - LMT 1883 Nov 18 18:00u")
case("ulm-1879", "local mean time: Einstein", "1879-03-14T11:30", "Europe/Berlin", 48.4, 9.98, "longitude",
     "europe", "Zone Europe/Berlin 0:53:28 - LMT 1893 Apr")
case("porbandar-1850", "local mean time before the railways", "1850-10-02T07:12", "Asia/Kolkata", 21.64, 69.6, "longitude",
     "asia", "Zone Asia/Kolkata 5:53:28 - LMT 1854 Jun 28 # Kolkata")
case("bristol-1840", "local mean time before railway time", "1840-06-01T12:00", "Europe/London", 51.45, -2.58, "longitude",
     "europe", "Zone Europe/London -0:01:15 - LMT 1847 Dec 1")
case("rarotonga-1950", "local mean time until 1952", "1950-05-05T05:05", "Pacific/Rarotonga", -21.21, -159.78, "longitude",
     "australasia", " -10:39:04 - LMT 1952 Oct 16")
# The date line.
case("manila-1844", "the date of America", "1844-06-01T12:00", "Asia/Manila", 14.6, 120.98, "longitude",
     "asia", "Zone Asia/Manila -15:56:08 - LMT 1844 Dec 31", more=-86400)
case("manila-1845", "the date of Asia", "1845-06-01T12:00", "Asia/Manila", 14.6, 120.98, "longitude",
     "asia", " 8:03:52 - LMT 1899 Sep 6 4:00u")
case("sitka-1860", "Russian America: the date of Asia", "1860-06-01T12:00", "America/Sitka", 57.05, -135.33, "longitude",
     "northamerica", "Zone America/Sitka 14:58:47 - LMT 1867 Oct 19 15:30", more=86400)
case("sitka-1860-julian", "Russian America: the Julian calendar and the date of Asia", "1860-05-20T12:00", "America/Sitka", 57.05, -135.33, "longitude",
     "northamerica", "Zone America/Sitka 14:58:47 - LMT 1867 Oct 19 15:30", calendar="julian", more=86400)
case("sitka-1868", "Alaska: the date of America", "1868-06-01T12:00", "America/Sitka", 57.05, -135.33, "longitude",
     "northamerica", " -9:01:13 - LMT 1900 Aug 20 12:00")
case("apia-2011-before", "the day before the lost one", "2011-12-29T23:30", "Pacific/Apia", -13.83, -171.77, "-10:00",
     "australasia", " -11:00 WS %z 2011 Dec 29 24:00", "Rule WS 2011 only - Sep lastSat 3:00 1 -")
case("apia-2011-lost", "a day that was left out", "2011-12-30T12:00", "Pacific/Apia", -13.83, -171.77, None,
     "australasia", " -11:00 WS %z 2011 Dec 29 24:00", error="nonexistent_time")
case("apia-2011-after", "the day after the lost one", "2011-12-31T00:30", "Pacific/Apia", -13.83, -171.77, "14:00",
     "australasia", " 13:00 WS %z\n", "Rule WS 2011 only - Sep lastSat 3:00 1 -")
case("kwajalein-1993-lost", "a day that was left out", "1993-08-21T12:00", "Pacific/Kwajalein", 9.08, 167.33, None,
     "australasia", " -12:00 - %z 1993 Aug 20 24:00", error="nonexistent_time")
case("kiritimati-1995", "the first of its date", "1995-01-02T00:10", "Pacific/Kiritimati", 1.87, -157.36, "14:00",
     "australasia", " 14:00 - %z\n")
# Gaps and folds.
case("rome-2020-fold-earlier", "a repeated hour, the first time", "2020-10-25T02:30", "Europe/Rome", 41.9, 12.5, "2:00",
     "europe", "Rule EU 1996 max - Oct lastSun 1:00u 0 -", fold="earlier")
case("rome-2020-fold-later", "a repeated hour, the second time", "2020-10-25T02:30", "Europe/Rome", 41.9, 12.5, "1:00",
     "europe", "Rule EU 1996 max - Oct lastSun 1:00u 0 -", fold="later")
case("rome-2020-fold", "a repeated hour, not said which", "2020-10-25T02:30", "Europe/Rome", 41.9, 12.5, None,
     "europe", "Rule EU 1996 max - Oct lastSun 1:00u 0 -", error="ambiguous_time")
case("rome-2021-gap", "an hour that was left out", "2021-03-28T02:30", "Europe/Rome", 41.9, 12.5, None,
     "europe", "Rule EU 1981 max - Mar lastSun 1:00u 1:00 S", error="nonexistent_time")
case("lord-howe-2020-fold", "a repeated half hour, the second time", "2020-04-05T01:45", "Australia/Lord_Howe", -31.55, 159.08, "10:30",
     "australasia", "Rule LH 2008 max - Apr Sun>=1 2:00 0 -", fold="later")
case("sao-paulo-2018-midnight", "midnight was left out", "2018-11-04T00:30", "America/Sao_Paulo", -23.55, -46.63, None,
     "southamerica", "Rule Brazil 2018 only - Nov Sun>=1 0:00 1:00 -", error="nonexistent_time")
case("caracas-2007-fold", "half an hour repeated when the zone changed", "2007-12-09T02:45", "America/Caracas", 10.49, -66.88, "-4:30",
     "southamerica", " -4:00 - %z 2007 Dec 9 3:00", fold="later")
case("amsterdam-1940-gap", "an hour and forty minutes left out by the occupiers", "1940-05-16T01:00", "Europe/Amsterdam", 52.37, 4.89, None,
     "backzone", " 0:20 Neth +0020/+0120 1940 May 16 0:00", error="nonexistent_time")
case("dublin-1916-fold", "thirty-four minutes and 39 seconds repeated, the first time", "1916-10-01T02:50", "Europe/Dublin", 53.35, -6.26, "0:34:39",
     "europe", " -0:25:21 1:00 IST 1916 Oct 1 2:00s", fold="earlier")
# The Julian calendar.
case("petersburg-1917-julian", "Julian calendar", "1917-10-25T21:40", "Europe/Moscow", 55.75, 37.62, "3:31:19",
     "europe", " 2:31:19 Russia %s 1919 Jul 1 0:00u", "Rule Russia 1917 only - Jul 1 23:00 1:00 MST # Moscow Summer Time",
     calendar="julian")
case("moscow-1900-julian-leap", "a leap day that the Gregorian calendar lacks", "1900-02-29T06:00", "Europe/Moscow", 55.75, 37.62, "2:30:17",
     "europe", " 2:30:17 - MMT 1916 Jul 3 # Moscow Mean Time", calendar="julian")
case("moscow-1900-gregorian-leap", "the same, not said to be Julian", "1900-02-29T06:00", "Europe/Moscow", 55.75, 37.62, None,
     "europe", " 2:30:17 - MMT 1916 Jul 3 # Moscow Mean Time", calendar="gregorian", error="invalid_input")
case("athens-1916-julian", "Julian calendar until 1923, Athens mean time", "1916-01-01T12:00", "Europe/Athens", 37.98, 23.73, "1:34:52",
     "europe", " 1:34:52 - AMT 1916 Jul 28 0:01 # Athens MT", calendar="julian")
case("moscow-1821-julian", "Julian calendar and local mean time: Dostoevsky", "1821-10-30T12:00", "Europe/Moscow", 55.75, 37.62, "longitude",
     "europe", "Zone Europe/Moscow 2:30:17 - LMT 1880", calendar="julian")
# After the last rule on file.
case("rome-2099-summer", "after 2037", "2099-07-01T12:00", "Europe/Rome", 41.9, 12.5, "2:00",
     "europe", "Rule EU 1981 max - Mar lastSun 1:00u 1:00 S")
case("new-york-2050-winter", "after 2037", "2050-12-25T00:00", "America/New_York", 40.71, -74.01, "-5:00",
     "northamerica", "Rule US 2007 max - Nov Sun>=1 2:00 0 S")
case("auckland-2100-summer", "after 2037, the southern summer", "2100-01-31T12:00", "Pacific/Auckland", -36.85, 174.76, "13:00",
     "australasia", "Rule NZ 2007 max - Sep lastSun 2:00s 1:00 D")
case("rome-2200-fold", "a repeated hour in 2200: the last Sunday of October is the 26th", "2200-10-26T02:30", "Europe/Rome", 41.9, 12.5, "1:00",
     "europe", "Rule EU 1996 max - Oct lastSun 1:00u 0 -", fold="later")
case("kolkata-2199", "after 2037, no rule", "2199-12-31T23:59:59", "Asia/Kolkata", 22.57, 88.36, "5:30",
     "asia", " 5:30 - IST\n")

print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in cases) + "\n]")
