package io.github.tpm4j.tpm12.tcsd;

import static io.github.tpm4j.tpm12.tcsd.TcsParameter.BOOL;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.DIGEST;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.ENC_AUTH;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.NONCE;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.REST;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.SIZED;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.U16;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.U32;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.structure;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import java.util.List;

/** The calls of what an owner changes, and of opting in (trousers 0.3.15). */
final class TcsOwnerCalls {
  private static final List<TcsParameter> NOTHING = List.of();

  static final List<TcsCall> ALL =
      List.of(
          TcsCall.of(TpmOrd.CHANGE_AUTH_OWNER, 0x1A, List.of(U16, ENC_AUTH, U16), NOTHING),
          TcsCall.of(TpmOrd.DISABLE_PUBEK_READ, 0x33, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.OWNER_READ_PUBEK, 0x34, NOTHING, List.of(REST)),
          TcsCall.of(TpmOrd.SET_CAPABILITY, 0x4C, List.of(U32, SIZED, SIZED), NOTHING),
          TcsCall.of(TpmOrd.RESET_LOCK_VALUE, 0x4D, NOTHING, NOTHING),
          TcsCall.of(
              TpmOrd.CREATE_REVOCABLE_EK,
              0x6E,
              List.of(NONCE, structure(TpmKeyParms::read), BOOL, DIGEST),
              List.of(REST, DIGEST, DIGEST)),
          TcsCall.of(TpmOrd.REVOKE_TRUST, 0x6F, List.of(DIGEST), NOTHING),
          TcsCall.of(TpmOrd.OWNER_SET_DISABLE, 0x39, List.of(BOOL), NOTHING),
          TcsCall.of(TpmOrd.OWNER_CLEAR, 0x3A, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.DISABLE_OWNER_CLEAR, 0x3B, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.FORCE_CLEAR, 0x3C, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.DISABLE_FORCE_CLEAR, 0x3D, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.PHYSICAL_ENABLE, 0x3F, NOTHING, NOTHING),
          TcsCall.of(TpmOrd.PHYSICAL_SET_DEACTIVATED, 0x40, List.of(BOOL), NOTHING),
          TcsCall.of(TpmOrd.SET_OWNER_INSTALL, 0x15, List.of(BOOL), NOTHING),
          TcsCall.of(TpmOrd.SET_OPERATOR_AUTH, 0x63, List.of(TcsParameter.SECRET), NOTHING),
          TcsCall.of(TpmOrd.SET_TEMP_DEACTIVATED, 0x41, NOTHING, NOTHING));

  private TcsOwnerCalls() {}
}
