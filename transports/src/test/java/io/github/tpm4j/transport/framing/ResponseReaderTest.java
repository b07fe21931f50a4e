package io.github.tpm4j.transport.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.transport.MalformedResponseException;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.testing.Messages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

  @Property(tries = 200)
  void readsTheSameResponseHoweverItIsCut(
      @ForAll @Size(max = 9_000) byte[] body, @ForAll @IntRange(min = 1, max = 5_000) int pieceSize)
      throws IOException {
    byte[] response = Messages.response(body);
    assertArrayEquals(response, ResponseReader.read(inPieces(response, pieceSize), "peer"));
  }

  @Test
  void readsAByteAtATime() throws IOException {
    byte[] response = Messages.response(new byte[4_086]);
    assertArrayEquals(response, ResponseReader.read(inPieces(response, 1), "peer"));
  }

  @Test
  void readsTheLargestResponse() throws IOException {
    byte[] response = Messages.response(new byte[ResponseReader.MAXIMUM_SIZE_BYTES - 10]);
    assertArrayEquals(response, ResponseReader.read(inPieces(response, 65_536), "peer"));
  }

  @Property(tries = 100)
  void refusesAResponseThatIsCutOff(@ForAll @IntRange(min = 1, max = 299) int missing) {
    byte[] whole = Messages.response(new byte[290]);
    byte[] cut = Arrays.copyOf(whole, whole.length - missing);
    TransportClosedException e =
        assertThrows(
            TransportClosedException.class,
            () -> ResponseReader.read(inPieces(cut, 4_096), "peer"));
    int expected = cut.length < 10 ? 10 : 300;
    assertEquals("peer ended after " + cut.length + " of " + expected + " bytes", e.getMessage());
  }

  @Test
  void refusesAStreamWithoutAnyByte() {
    TransportClosedException e =
        assertThrows(
            TransportClosedException.class,
            () -> ResponseReader.read(inPieces(new byte[0], 1), "peer"));
    assertEquals("peer gave no response", e.getMessage());
  }

  @Property
  void refusesASizeSmallerThanAHeader(
      @ForAll @IntRange(min = Integer.MIN_VALUE, max = 9) int size) {
    assertMalformed(Messages.responseClaiming(size));
  }

  @Property
  void refusesASizeAboveTheLimit(@ForAll @IntRange(min = 65_537) int size) {
    assertMalformed(Messages.responseClaiming(size));
  }

  @Test
  void refusesBytesAfterTheEnd() {
    assertMalformed(Messages.responseClaiming(12, new byte[3]));
  }

  @Test
  void requiresThatTheHeaderStatesTheLength() throws IOException {
    byte[] whole = Messages.response((byte) 1);
    assertArrayEquals(whole, ResponseReader.requireWhole(whole, "peer"));
    for (byte[] wrong :
        new byte[][] {Messages.responseClaiming(12, (byte) 1), new byte[9], new byte[0]}) {
      assertThrows(
          MalformedResponseException.class, () -> ResponseReader.requireWhole(wrong, "peer"));
    }
  }

  private static void assertMalformed(byte[] bytes) {
    assertThrows(
        MalformedResponseException.class,
        () -> ResponseReader.read(inPieces(bytes, 4_096), "peer"));
  }

  /** A stream whose every read gives at most so many bytes. */
  private static ReadableByteChannel inPieces(byte[] bytes, int pieceSize) {
    ReadableByteChannel whole = Channels.newChannel(new ByteArrayInputStream(bytes));
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        ByteBuffer piece = target.slice(target.position(), Math.min(pieceSize, target.remaining()));
        int count = whole.read(piece);
        target.position(target.position() + Math.max(0, count));
        return count;
      }

      @Override
      public boolean isOpen() {
        return whole.isOpen();
      }

      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }
}
