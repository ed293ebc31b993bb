// Telemetry is off: the server only asks for the name.
exports.AppInsightsCore = class {};
