package io.github.tpm4j.engine.selftest;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The known-answer tests of one TPM's algorithms (Part 3, 10). The providers of the algorithms are
 * tested when they are built; these show that they work in this process.
 */
public final class SelfTests {
  private final List<TpmAlg> algorithms;
  private final Set<TpmAlg> pending = new LinkedHashSet<>();

  public SelfTests(Profile profile) {
    algorithms = profile.algorithms().stream().filter(KnownAnswers::has).toList();
  }

  /** _TPM_Init: nothing is tested. */
  public void powerOn() {
    pending.clear();
    pending.addAll(algorithms);
  }

  /** What is untested, for a TPM that is suspended. */
  public void write(TpmWriter out) {
    out.list(pending);
  }

  /** Reads what {@link #write} wrote. */
  public void read(TpmReader in) {
    pending.clear();
    pending.addAll(in.list(algorithms.size(), TpmAlg::read));
  }

  /** The algorithms that have a test that was not run since _TPM_Init, by rising number. */
  public List<TpmAlg> pending() {
    return List.copyOf(pending);
  }

  /**
   * Runs every test.
   *
   * @throws SelfTestException if one fails
   */
  public void runAll() {
    pending.addAll(algorithms);
    runPending();
  }

  /**
   * Runs every test that was not run yet.
   *
   * @throws SelfTestException if one fails
   */
  public void runPending() {
    new ArrayList<>(pending).forEach(this::run);
  }

  /**
   * Runs the test of one algorithm, if it has one.
   *
   * @throws SelfTestException if it fails
   */
  public void run(TpmAlg algorithm) {
    KnownAnswers.check(algorithm);
    pending.remove(algorithm);
  }
}
