package io.github.tpm4j.benchmarks.fleet;

import io.github.tpm4j.benchmarks.tpm.CommandOctets;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/** A client that stays connected to a TPM, which has a storage key loaded for it. */
final class BusyTpm implements Closeable {
  private static final int HEADER_BYTES = 10;
  private static final int SIZE_OFFSET = 2;
  private static final int RANDOM_BYTES = 32;

  private final SocketChannel channel;

  private BusyTpm(SocketChannel channel) {
    this.channel = channel;
  }

  static BusyTpm at(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    BusyTpm tpm = new BusyTpm(channel);
    tpm.run(
        new CreatePrimary.Request(
            TpmHandle.OWNER,
            new TpmsSensitiveCreate(SecretBytes.EMPTY, SecretBytes.EMPTY),
            StorageTemplates.ECC_P256,
            Bytes.EMPTY,
            new TpmlPcrSelection(List.of())));
    tpm.run(new GetRandom.Request(RANDOM_BYTES));
    return tpm;
  }

  private void run(TpmRequest<?> request) throws IOException {
    channel.write(ByteBuffer.wrap(CommandOctets.marshal(request)));
    byte[] header = read(HEADER_BYTES);
    byte[] rest = read(ByteBuffer.wrap(header).getInt(SIZE_OFFSET) - HEADER_BYTES);
    byte[] all = ByteBuffer.allocate(header.length + rest.length).put(header).put(rest).array();
    CommandOctets.check(request, all);
  }

  private byte[] read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("The TPM hung up");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
