package io.github.tpm4j.engine.libtpms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * swtpm's file backend ({@code backend-uri=file://}, little-endian): magic u64, version u8, padding
 * u8, header length u16; then for each kind of state offset, length and room, u32 each. A file of
 * another kind is taken for a permanent state by itself, as of {@code swtpm_ioctl --save}.
 */
final class SwtpmSingleFile implements SwtpmFiles {
  private static final int HEADER_BYTES = 192;
  private static final long MAGIC = 0x737774706D6C696EL;
  private static final int FIRST_SLOT = 12;
  private static final int SLOT_BYTES = 12;

  private final SourceFile file;
  private final ByteBuffer header;

  private SwtpmSingleFile(SourceFile file, byte[] beginning) {
    this.file = file;
    header = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
  }

  static SwtpmSingleFile open(Path path) throws IOException {
    SourceFile file = SourceFile.lock(path);
    try {
      return new SwtpmSingleFile(file, file.bytes(0, HEADER_BYTES));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private boolean isLinear() {
    return header.capacity() == HEADER_BYTES && header.getLong(0) == MAGIC;
  }

  @Override
  public Optional<byte[]> permanent() throws IOException {
    return isLinear() ? slot(0) : Optional.of(file.whole());
  }

  @Override
  public Optional<byte[]> volatileState() throws IOException {
    return isLinear() ? slot(1) : Optional.empty();
  }

  private Optional<byte[]> slot(int number) throws IOException {
    int at = FIRST_SLOT + number * SLOT_BYTES;
    int offset = header.getInt(at);
    return offset == 0
        ? Optional.empty()
        : Optional.of(file.part(offset, header.getInt(at + Integer.BYTES)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
