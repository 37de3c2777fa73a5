/** What 3-D Secure wants to know of this browser (EMV 3-D Secure, browser data). */
export function browserData() {
  return {
    language: navigator.language,
    color_depth: String(screen.colorDepth),
    timezone_offset: timezoneOffset(new Date().getTimezoneOffset()),
    screen_height: String(screen.height),
    screen_width: String(screen.width),
    java_enabled: false,
    user_agent: navigator.userAgent,
  };
}

/** JavaScript counts minutes behind UTC; everybody else writes hours ahead of it: -60 is +01:00. */
export function timezoneOffset(minutesBehindUtc) {
  const sign = minutesBehindUtc > 0 ? "-" : "+";
  const minutes = Math.abs(minutesBehindUtc);
  const two = (number) => String(number).padStart(2, "0");
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
