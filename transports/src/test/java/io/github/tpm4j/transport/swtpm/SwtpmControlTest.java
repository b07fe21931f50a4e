package io.github.tpm4j.transport.swtpm;

import static io.github.tpm4j.transport.testing.Latches.await;
import static io.github.tpm4j.transport.testing.LoopbackServer.answering;
import static io.github.tpm4j.transport.testing.LoopbackServer.readCommand;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.transport.testing.LoopbackServer;
import io.github.tpm4j.transport.testing.LoopbackServer.Behaviour;
import io.github.tpm4j.transport.testing.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwtpmControlTest {
  private static final byte[] RESPONSE = Messages.response();
  private static final byte[] ACCEPTED = {0, 0, 0, 0};
  private static final byte[] REFUSED = {0, 0, 0, 0x3d};

  @TempDir private Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @Test
  void setsTheLocalityOfEachNewConnection() throws Exception {
    Behaviour oneCommand =
        (number, in, out) -> {
          readCommand(in);
          out.write(RESPONSE);
        };
    try (LoopbackServer data = LoopbackServer.unix(folder.resolve("data"), oneCommand);
        LoopbackServer control =
            LoopbackServer.unix(folder.resolve("data.ctrl"), recording(ACCEPTED));
        Transport tpm = Connections.connect(data.endpoint(), control.endpoint())) {
      assertArrayEquals(RESPONSE, tpm.transmit(Messages.GET_RANDOM));
      tpm.setLocality(3);
      assertArrayEquals(RESPONSE, tpm.transmit(Messages.GET_RANDOM));
      assertEquals(List.of("SET_LOCALITY 0", "SET_LOCALITY 3", "SET_LOCALITY 3"), requests);
      assertEquals(2, data.connections());
      assertEquals(3, control.connections());
    }
  }

  @Test
  void usesTheControlSocketThatCtrlNames_orElseTheOneBesideTheDataSocket() throws Exception {
    Path path = folder.resolve("data");
    try (LoopbackServer data = LoopbackServer.unix(path, answering(RESPONSE));
        LoopbackServer other = LoopbackServer.unix(folder.resolve("other"), recording(ACCEPTED));
        LoopbackServer beside =
            LoopbackServer.unix(folder.resolve("data.ctrl"), recording(ACCEPTED))) {
      Transports.open("swtpm:path=" + data.endpoint().name() + ",ctrl=" + other.endpoint().name())
          .close();
      assertEquals(1, other.connections());
      assertEquals(0, beside.connections());
      Transports.open("swtpm:path=" + path).close();
      assertEquals(1, other.connections());
      assertEquals(1, beside.connections());
    }
  }

  @Test
  void saysWhatTheControlChannelRefused() throws Exception {
    Behaviour refusingFour =
        (number, in, out) -> {
          int code = in.readInt();
          out.write(code == 5 && in.readByte() == 4 ? REFUSED : ACCEPTED);
        };
    try (LoopbackServer data = LoopbackServer.unix(folder.resolve("data"), answering(RESPONSE));
        LoopbackServer control = LoopbackServer.unix(folder.resolve("ctrl"), refusingFour);
        Transport tpm = Connections.connect(data.endpoint(), control.endpoint())) {
      TransportException e = assertThrows(TransportException.class, () -> tpm.setLocality(4));
      assertTrue(e.getMessage().contains("refused locality 4 (result 0x3d)"), e.getMessage());
      assertArrayEquals(RESPONSE, tpm.transmit(Messages.GET_RANDOM));
      assertEquals(2, data.connections());
      assertEquals(3, control.connections());
    }
  }

  @Test
  void cancelsTheCommandInProgressFromAnotherThread() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Behaviour untilCancelled =
        (number, in, out) -> {
          readCommand(in);
          received.countDown();
          await(cancelled);
          out.write(RESPONSE);
        };
    Behaviour control =
        (number, in, out) -> {
          recording(ACCEPTED).serve(number, in, out);
          if (requests.contains("CANCEL")) {
            cancelled.countDown();
          }
        };
    try (LoopbackServer data = LoopbackServer.unix(folder.resolve("data"), untilCancelled);
        LoopbackServer ctrl = LoopbackServer.unix(folder.resolve("data.ctrl"), control);
        Transport tpm = Connections.connect(data.endpoint(), ctrl.endpoint())) {
      FutureTask<byte[]> task = new FutureTask<>(() -> tpm.transmit(Messages.GET_RANDOM));
      new Thread(task).start();
      await(received);
      tpm.cancel();
      assertArrayEquals(RESPONSE, task.get(30, TimeUnit.SECONDS));
      assertEquals(List.of("SET_LOCALITY 0", "CANCEL"), requests);
      assertEquals(1, data.connections());
      assertEquals(2, ctrl.connections());
    }
  }

  private Behaviour recording(byte[] answer) {
    return (number, in, out) -> {
      int code = in.readInt();
      requests.add(code == 5 ? "SET_LOCALITY " + in.readByte() : code == 9 ? "CANCEL" : "" + code);
      out.write(answer);
    };
  }
}
