// Archives that a careful reader must survive, made without any other program.
import { constants, deflateRawSync } from "node:zlib";

/** One entry; `crc` is not the true one: who unpacks this far has lost already. */
function entry(name, packed, size) {
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(size, 24);
  central.writeUInt16LE(title.length, 28);
  return { body: Buffer.concat([local, title, packed]), central: Buffer.concat([central, title]) };
}

function archive(name, packed, size) {
  const { body, central } = entry(name, packed, size);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, central, end]);
}

/** A 3MF whose model unpacks to some 3.9 GB of spaces, in a few megabytes; `says` is its size as it claims. */
export function zipBomb({ says } = {}) {
  const pieces = 60;
  const piece = Buffer.alloc(64 << 20, " ");
  // After a full flush the packed bytes depend on nothing before them, and can be said again.
  const packed = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const last = Buffer.from([0x03, 0x00]);
  return archive("3D/3dmodel.model", Buffer.concat([...Array(pieces).fill(packed), last]), says ?? pieces * piece.length);
}
