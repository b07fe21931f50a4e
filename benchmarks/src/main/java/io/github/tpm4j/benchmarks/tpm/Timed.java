package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * One command to be timed on one TPM: from its octets to those of the response. What it needs, and
 * what it leaves behind, is not timed.
 */
public final class Timed<R extends TpmResponse> implements Operation {

  /** Makes ready, and gives the next command. */
  @FunctionalInterface
  public interface Source<R extends TpmResponse> {
    TpmRequest<R> next() throws Exception;
  }

  /** Undoes what a command did. */
  @FunctionalInterface
  public interface Undo<R extends TpmResponse> {
    void run(R response) throws Exception;
  }

  private final Side side;
  private final Source<R> source;
  private final Undo<R> undo;
  private final TpmHandle[] sessions;
  private TpmRequest<R> request;
  private byte[] command;
  private byte[] response;

  Timed(Side side, Source<R> source, Undo<R> undo, TpmHandle... sessions) {
    this.side = side;
    this.source = source;
    this.undo = undo;
    this.sessions = sessions;
  }

  /** With something to be undone each time. */
  public Timed<R> undo(Undo<R> other) {
    return new Timed<>(side, source, other, sessions);
  }

  /** With the first handles authorised by policy sessions. */
  public Timed<R> authorizedBy(TpmHandle... others) {
    return new Timed<>(side, source, undo, others);
  }

  /** Runs the command once, not to be undone. */
  public R once() throws Exception {
    prepare();
    run();
    CommandOctets.check(request, response);
    return CommandOctets.read(request, response);
  }

  @Override
  public void prepare() throws Exception {
    request = source.next();
    command = CommandOctets.marshal(request, sessions);
  }

  @Override
  public void run() throws Exception {
    response = side.transmit(command);
  }

  @Override
  public void undo() throws Exception {
    CommandOctets.check(request, response);
    if (undo != null) {
      undo.run(CommandOctets.read(request, response));
    }
  }
}
