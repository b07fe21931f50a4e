package io.github.tpm4j.signers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest Android package that has what its signers and verifiers read. */
final class ApkFile {
  /** The name of the entry that is no manifest. */
  static final String CONTENT = "assets/content";

  private static final short STRING_POOL = 0x0001;
  private static final short XML = 0x0003;
  private static final short START_ELEMENT = 0x0102;
  private static final short END_ELEMENT = 0x0103;
  private static final int UTF_8 = 1 << 8;
  private static final int NONE = -1;

  private ApkFile() {}

  static Path write(Path file) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("AndroidManifest.xml"));
      out.write(manifest());
      out.putNextEntry(new ZipEntry(CONTENT));
      out.write("of a program".getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** {@code <manifest/>} in Android's binary form. */
  private static byte[] manifest() {
    ByteBuffer pool = chunk(STRING_POOL, 28, 44);
    pool.putInt(1).putInt(0).putInt(UTF_8).putInt(32).putInt(0).putInt(0);
    pool.put((byte) 8).put((byte) 8).put("manifest".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer start = chunk(START_ELEMENT, 16, 36);
    start.putInt(1).putInt(NONE).putInt(NONE).putInt(0);
    start.putShort((short) 20).putShort((short) 20).putShort((short) 0);
    ByteBuffer end = chunk(END_ELEMENT, 16, 24);
    end.putInt(1).putInt(NONE).putInt(NONE).putInt(0);
    ByteBuffer whole = chunk(XML, 8, 8 + 44 + 36 + 24);
    return whole.put(pool.array()).put(start.array()).put(end.array()).array();
  }

  private static ByteBuffer chunk(short type, int headerBytes, int bytes) {
    ByteBuffer chunk = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return chunk.putShort(type).putShort((short) headerBytes).putInt(bytes);
  }
}
