/**
 * What 3-D Secure (EMV 3-D Secure, browser data) and PayKKa's search for fraud want to know of this
 * browser.
 */
export function browserData() {
  const deviceType = deviceTypeOf(navigator.userAgent, navigator.maxTouchPoints);
  return {
    language: navigator.language,
    color_depth: String(screen.colorDepth),
    timezone_offset: timezoneOffset(new Date().getTimezoneOffset()),
    screen_height: String(screen.height),
    screen_width: String(screen.width),
    java_enabled: false,
    user_agent: navigator.userAgent,
    device_type: deviceType,
    terminal_type: deviceType === "MOBILE" ? "WAP" : "WEB",
    device_os: deviceOs(navigator.userAgent, navigator.maxTouchPoints),
    device_finger_print_id: tabId(),
    fraud_detection_id: tabId(),
  };
}

/** JavaScript counts minutes behind UTC; everybody else writes hours ahead of it: -60 is +01:00. */
export function timezoneOffset(minutesBehindUtc) {
  const sign = minutesBehindUtc > 0 ? "-" : "+";
  const minutes = Math.abs(minutesBehindUtc);
  const two = (number) => String(number).padStart(2, "0");
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** An iPad says that it is a Mac, but Macs have no touch screens. */
export function deviceTypeOf(userAgent, touchPoints) {
  if (/iPad|Tablet/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return "TABLET";
  if (/Mobi|iPhone/.test(userAgent)) return "MOBILE";
  return /Android/.test(userAgent) ? "TABLET" : "PC";
}

export function deviceOs(userAgent, touchPoints) {
  if (/Android/.test(userAgent)) return "ANDROID";
  if (/iPhone|iPad|iPod/.test(userAgent)) return "IOS";
  if (/Macintosh/.test(userAgent)) return touchPoints > 1 ? "IOS" : "MACOS";
  if (/Windows/.test(userAgent)) return "WINDOWS";
  return /Linux|CrOS/.test(userAgent) ? "LINUX" : "UNKNOWN";
}

/**
 * PayKKa's fraud detection script would make these ids. Without it a random one tells which attempts
 * came from the same tab, and tells nothing of the shopper.
 */
function tabId() {
  const known = sessionStorage.getItem("tab-id");
  if (known) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem("tab-id", made);
  return made;
}
