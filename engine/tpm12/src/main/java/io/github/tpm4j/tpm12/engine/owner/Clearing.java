package io.github.tpm4j.tpm12.engine.owner;

import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;

/** The owner goes, with all that was his (Part 3, 6.2). */
public final class Clearing {
  private Clearing() {}

  public static void clear(TpmState tpm) {
    tpm.keys().unloadAll();
    tpm.contexts().forgetAll();
    tpm.sessions().endAllOf(AuthEntity.Kind.KEY);
    tpm.sessions().endAllOf(AuthEntity.Kind.OWNER);
    tpm.counters().releaseAll();
    tpm.nv().deleteOwners();
    tpm.owner().clear();
    tpm.flags().clearOwner();
  }
}
