package io.github.tpm4j.transport.socket;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;

/**
 * TCP_QUICKACK where the channel and this Java have it. It is looked up by name, for the module
 * jdk.net that defines it is absent from programs such as keytool, which start with few modules.
 */
final class QuickAck {
  private static final String NAME = "TCP_QUICKACK";

  private final SocketChannel channel;
  private final SocketOption<Boolean> option;

  QuickAck(SocketChannel channel) {
    this.channel = channel;
    this.option = find(channel);
  }

  private static SocketOption<Boolean> find(SocketChannel channel) {
    for (SocketOption<?> option : channel.supportedOptions()) {
      if (option.name().equals(NAME)) {
        @SuppressWarnings("unchecked") // its type by its definition
        SocketOption<Boolean> quickAck = (SocketOption<Boolean>) option;
        return quickAck;
      }
    }
    return null;
  }

  /** Sets the option; to be done after every read, for the kernel takes it back by itself. */
  void rearm() throws IOException {
    if (option != null) {
      channel.setOption(option, true);
    }
  }
}
