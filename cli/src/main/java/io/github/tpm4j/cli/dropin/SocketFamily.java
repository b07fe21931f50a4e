package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;
import io.github.tpm4j.tpm12.engine.server.EngineTpm12;
import java.nio.file.Path;

/** Which TPM {@code swtpm socket} serves: with {@code --tpm2} or without. */
public enum SocketFamily {
  /** A TPM 1.2, which swtpm has where nothing is said. */
  TPM_1_2 {
    @Override
    public StateLocation directory(Path path) {
      return StateLocation.ofSwtpmTpm12(path);
    }

    @Override
    public ServedTpm tpm(StateStore state, boolean encrypted, StateProtection migration) {
      Tpm12 tpm = new Tpm12(Tpm12Configuration.of(state));
      return new EngineTpm12(tpm, state, encrypted, migration);
    }

    @Override
    TakeOver takeOver(TakeOver asked) {
      return asked.impossible();
    }

    /** Its first commands are few and short. */
    @Override
    ServedTpm startingMachine(StateStore state, boolean encrypted, StateProtection migration) {
      return tpm(state, encrypted, migration);
    }
  },
  /** A TPM 2.0. */
  TPM_2_0 {
    @Override
    public StateLocation directory(Path path) {
      return StateLocation.ofSwtpm(path);
    }

    @Override
    public ServedTpm tpm(StateStore state, boolean encrypted, StateProtection migration) {
      return engine(state, encrypted, migration);
    }

    @Override
    ServedTpm startingMachine(StateStore state, boolean encrypted, StateProtection migration) {
      EngineTpm served = engine(state, encrypted, migration);
      served.startAfter(Rehearsal.begin()::awaitUrgent);
      return served;
    }

    @Override
    TakeOver takeOver(TakeOver asked) {
      return asked;
    }

    /** With what software for libtpms knows, as 'tpm4j serve' has it. */
    private EngineTpm engine(StateStore state, boolean encrypted, StateProtection migration) {
      Tpm tpm =
          new Tpm(
              TpmConfiguration.of(state)
                  .withProfile(Profile.servedBuilder().build())
                  .withEkCertificates(EkCertificates.NONE));
      return new EngineTpm(tpm, state, encrypted, migration);
    }
  };

  static SocketFamily of(boolean tpm2) {
    return tpm2 ? TPM_2_0 : TPM_1_2;
  }

  /** Where a directory has its state. */
  public abstract StateLocation directory(Path path);

  /** What is done where swtpm's own state is. */
  abstract TakeOver takeOver(TakeOver asked);

  /** A TPM that is off. */
  public abstract ServedTpm tpm(StateStore state, boolean encrypted, StateProtection migration);

  /** A TPM that is off, and whose machine is being started, which will power it on. */
  abstract ServedTpm startingMachine(
      StateStore state, boolean encrypted, StateProtection migration);
}
