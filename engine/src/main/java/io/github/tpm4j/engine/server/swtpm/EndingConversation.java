package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.Conversation;
import io.github.tpm4j.engine.server.ServerEnd;
import java.io.IOException;

/** A conversation after which the server ends. */
final class EndingConversation implements Conversation {
  private final Conversation conversation;
  private final ServerEnd end;

  EndingConversation(Conversation conversation, ServerEnd end) {
    this.conversation = conversation;
    this.end = end;
  }

  @Override
  public void with(Client client) throws IOException {
    boolean isOver = true;
    try {
      conversation.with(client);
      isOver = !client.isIdle();
    } finally {
      if (isOver) {
        end.requested();
      }
    }
  }
}
