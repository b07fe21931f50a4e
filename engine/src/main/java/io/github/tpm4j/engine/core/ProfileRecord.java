package io.github.tpm4j.engine.core;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * Which revision of the library a TPM follows, from its manufacture on. State without this record
 * is of a TPM that was made when there was only 1.59.
 */
public final class ProfileRecord extends StateRecord {
  private static final String NAME = "profile";

  /** Of what is written here. */
  private static final int VERSION = 1;

  private final Profile profile;

  ProfileRecord(StateKeeper keeper, Profile profile) {
    super(keeper, Lifetime.PERSISTENT, NAME);
    this.profile = profile;
    keeper.add(this);
  }

  /**
   * What the state that the keeper has loaded says.
   *
   * @throws StateStoreException if this program does not know the revision
   */
  public static Revision in(StateKeeper keeper) {
    return keeper.loaded(NAME).map(ProfileRecord::revision).orElse(Revision.V159);
  }

  private static Revision revision(byte[] record) {
    TpmReader in = new TpmReader(record, Limits.ANY);
    int version = in.u16();
    int number = in.u16();
    for (Revision revision : Revision.values()) {
      if (version == VERSION && revision.number() == number) {
        return revision;
      }
    }
    throw new StateStoreException(
        StateStoreException.Reason.NEWER_FORMAT,
        "The TPM's state is of a TPM of version "
            + number
            + " of the TPM 2.0 Library, which this version of tpm4j does not know; it was not"
            + " changed. Use the tpm4j that made it, or a later one.");
  }

  @Override
  protected void initialize() {}

  @Override
  protected void write(TpmWriter out) {
    out.u16(VERSION).u16(profile.revision().number());
  }

  /** It was looked at before: the TPM has been made for it. */
  @Override
  protected void read(TpmReader in) {}
}
