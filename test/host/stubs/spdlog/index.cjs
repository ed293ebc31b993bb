// Writes VS Code's log files, and with them the text of output channels; the original is native code.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let initialLevel = 0;

class Logger {
  constructor(file) {
    this.file = file;
    this.level = initialLevel;
    this.isPlain = false;
    this.isDropped = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }

  write(level, message) {
    if (level < this.level || this.isDropped) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    const line = this.isPlain ? message : `${time} [${levels[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The folder of the logs is removed while the last process still writes.
    }
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.isPlain = false;
  }
  clearFormatters() {
    this.isPlain = true;
  }
  flush() {}
  drop() {
    this.isDropped = true;
  }
}

exports.version = 11100;
exports.setLevel = (level) => {
  initialLevel = level;
};
exports.setFlushOn = () => {};
exports.Logger = class extends Logger {
  constructor(_type, _name, file) {
    super(file);
  }
};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
