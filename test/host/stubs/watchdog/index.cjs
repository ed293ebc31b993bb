// Ends the extension host once the server that started it is gone; the original is native code.
exports.start = (serverId) => {
  const look = () => {
    try {
      process.kill(serverId, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(look, 1000).unref();
};
exports.exit = (code) => process.exit(code);
