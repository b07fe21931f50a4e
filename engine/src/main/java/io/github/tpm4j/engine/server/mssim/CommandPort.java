package io.github.tpm4j.engine.server.mssim;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.ServerEnd;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The simulator's first port: commands, and the measurements of an H-CRTM. */
final class CommandPort implements Conversation {
  private static final int SERVER_VERSION = 1;

  /** Power can be switched; localities can be chosen; physical presence can be signalled. */
  private static final int SERVER_FLAGS = 0x01 | 0x04 | 0x08;

  private final TpmPlatform platform;
  private final ServerEnd end;
  private final LargestMessages largest;
  private final HashSignals hashSignals;

  CommandPort(TpmPlatform platform, ServerEnd end, LargestMessages largest) {
    this.platform = platform;
    this.end = end;
    this.largest = largest;
    hashSignals = new HashSignals(platform);
  }

  @Override
  public void with(Client client) throws IOException {
    OptionalInt code = client.nextRequest();
    while (code.isPresent() && answer(code.getAsInt(), client)) {
      code = client.nextRequest();
    }
  }

  /** False if the conversation is over. */
  private boolean answer(int code, Client client) throws IOException {
    switch (code) {
      case MssimCode.SEND_COMMAND:
        FramedCommand.answer(client, this::execute);
        return true;
      case MssimCode.REMOTE_HANDSHAKE:
        return answerHandshake(client);
      case MssimCode.SET_ALTERNATIVE_RESULT:
        // For a TPM behind Windows' TBS; a simulator takes it and does nothing.
        client.u32();
        client.answer(Words.u32(0));
        return true;
      case MssimCode.STOP:
        end.requested();
        return false;
      default:
        return hashSignals.answer(code, client);
    }
  }

  private Optional<byte[]> execute(byte[] command, int locality) {
    Optional<byte[]> response = platform.execute(command, locality);
    response.ifPresent(bytes -> largest.saw(command, bytes));
    return response;
  }

  private static boolean answerHandshake(Client client) throws IOException {
    int clientVersion = client.u32();
    if (clientVersion < SERVER_VERSION) {
      return false;
    }
    client.answer(Words.u32(SERVER_VERSION, SERVER_FLAGS, 0));
    return true;
  }
}
