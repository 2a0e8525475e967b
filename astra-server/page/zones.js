// Time zones to choose from, under the names that people look for.

/** Browsers list some zones under a name that has been replaced since. */
const RENAMED = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

export const currentName = (zone) => RENAMED[zone] ?? zone;

export function zoneNames() {
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return [...new Set([...known.map(currentName), "UTC"])].sort();
}

export const ownZone = () => currentName(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");

/** The one zone that is meant by a city alone, or the words as they are: the server knows best. */
export function zoneMeant(words, names = zoneNames()) {
  const wanted = words.trim().replaceAll(" ", "_").toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === wanted);
  if (exact) return exact;
  const cities = names.filter((name) => name.toLowerCase().endsWith(`/${wanted}`));
  return cities.length === 1 ? cities[0] : words.trim();
}
