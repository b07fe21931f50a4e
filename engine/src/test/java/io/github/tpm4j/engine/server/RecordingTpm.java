package io.github.tpm4j.engine.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A TPM that accepts every command with TPM_RC_SUCCESS and remembers what was done to it. The
 * command {@link #LONG_COMMAND} takes until it is cancelled.
 */
public final class RecordingTpm implements ServedTpm, StateBlobs {
  /** A command with the code of TPM2_SelfTest. */
  public static final String LONG_COMMAND = "80010000000a00000143";

  public static final String COMMAND = "80010000000a00000181";
  public static final String SUCCESS = "80010000000a00000000";
  public static final String CANCELED = "80010000000a00000909";
  public static final String TPM_RC_FAILURE = "80010000000a00000101";

  private static final HexFormat HEX = HexFormat.of();

  private final List<String> events = new ArrayList<>();
  private final CountDownLatch longCommandStarted = new CountDownLatch(1);
  private volatile int maxCommandBytes = 4096;
  private boolean canceled;
  private boolean established;
  private boolean wasCanceled;
  private byte[] permanent = "permanent".getBytes(US_ASCII);
  private RuntimeException failure;

  /** What was done, in words. */
  public synchronized List<String> events() {
    return List.copyOf(events);
  }

  /** From now on, commands end with this instead of a response. */
  public synchronized void failWith(RuntimeException exception) {
    failure = exception;
  }

  /** Waits until {@link #LONG_COMMAND} runs. */
  public void awaitLongCommand() throws InterruptedException {
    longCommandStarted.await();
  }

  private synchronized void happened(String event) {
    events.add(event);
  }

  @Override
  public void powerOn() {
    happened("on");
  }

  /** The second has signaled, the others have not. */
  @Override
  public boolean isTimerSignaled(int number) {
    return number == 1;
  }

  @Override
  public void powerOff() {
    happened("off");
  }

  @Override
  public synchronized byte[] execute(byte[] command, int locality) {
    events.add(HEX.formatHex(command) + " from " + locality);
    if (failure != null) {
      throw failure;
    }
    boolean isLong = command.length == 10 && ByteBuffer.wrap(command).getInt(6) == 0x143;
    return HEX.parseHex(isLong ? untilCanceled() : SUCCESS);
  }

  private String untilCanceled() {
    // Cancelling may be over before this thread runs again.
    wasCanceled = canceled;
    longCommandStarted.countDown();
    try {
      while (!wasCanceled) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return CANCELED;
  }

  @Override
  public synchronized void cancel(boolean on) {
    canceled = on;
    wasCanceled |= on;
    notifyAll();
  }

  @Override
  public void hashStart() {
    happened("hash");
  }

  @Override
  public void hashData(byte[] data) {
    happened("hash " + HEX.formatHex(data));
  }

  @Override
  public void hashEnd() {
    happened("hash end");
  }

  @Override
  public void physicalPresence(boolean asserted) {
    happened("physical presence " + asserted);
  }

  @Override
  public StateBlobs state() {
    return this;
  }

  @Override
  public int maxCommandBytes() {
    return maxCommandBytes;
  }

  @Override
  public void limitMessages(int bytes) {
    happened("limit " + bytes);
  }

  @Override
  public synchronized boolean isEstablished() {
    return established;
  }

  @Override
  public synchronized void setEstablished(boolean value) {
    established = value;
  }

  /** How long its commands may be from now on. */
  public void takes(int bytes) {
    maxCommandBytes = bytes;
  }

  @Override
  public PowerCommands powerCommands() {
    return new Tpm2PowerCommands();
  }

  @Override
  public TpmDescription description() {
    return new TpmDescription(
        "2.0", 0, 159, 0x54504D34, 0x10000, "tpm4j", List.of(2048, 3072), List.of(128));
  }

  @Override
  public byte[] permanent() {
    return permanent.clone();
  }

  @Override
  public void replacePermanent(byte[] blob) {
    permanent = blob.clone();
    happened("permanent " + HEX.formatHex(blob));
  }

  @Override
  public byte[] volatileState() {
    return "volatile".getBytes(US_ASCII);
  }

  @Override
  public void keepVolatile() {
    happened("keep");
  }

  @Override
  public void giveVolatile(byte[] blob) {
    happened("give " + HEX.formatHex(blob));
  }

  @Override
  public void forgetVolatile() {
    happened("forget");
  }

  @Override
  public void release() {
    happened("release");
  }

  @Override
  public boolean hold() {
    happened("hold");
    return true;
  }

  @Override
  public boolean isEncrypted() {
    return true;
  }
}
