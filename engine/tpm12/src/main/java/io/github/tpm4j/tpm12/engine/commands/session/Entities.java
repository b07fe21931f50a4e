package io.github.tpm4j.tpm12.engine.commands.session;

import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.engine.session.AuthEntity;

/** The entities that a session can be bound to (Part 2, 4.3). */
final class Entities {
  private static final int ET_COUNTER = 0x0A;

  private Entities() {}

  /**
   * {@return an entity}
   *
   * @param type the low byte of its kind
   * @param value its handle or number
   * @throws TpmFailure if there is no such entity
   */
  static AuthEntity find(int type, int value, TpmState tpm) {
    return switch (type) {
      case EntityConstants.ET_KEYHANDLE -> tpm.keys().get(value).entity();
      case EntityConstants.ET_OWNER -> tpm.owner().entity();
      case EntityConstants.ET_SRK -> tpm.owner().storageRoot().entity();
      case EntityConstants.ET_NV -> tpm.nv().get(value).entity();
      case ET_COUNTER -> tpm.counters().entity(value);
      default -> throw new TpmFailure(TpmResult.WRONG_ENTITYTYPE);
    };
  }
}
