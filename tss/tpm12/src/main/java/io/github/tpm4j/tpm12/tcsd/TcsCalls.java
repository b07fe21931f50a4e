package io.github.tpm4j.tpm12.tcsd;

import static io.github.tpm4j.tpm12.tcsd.TcsParameter.BOOL;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.DIGEST;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.ENC_AUTH;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.NONCE;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.REST;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.SIZED;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.SIZED_IF_ANY;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.U16;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.U32;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.VERSION;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.left;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.structure;
import static io.github.tpm4j.tpm12.tcsd.TcsParameter.swapped;

import io.github.tpm4j.tpm12.constants.TpmOrd;
import io.github.tpm4j.tpm12.structures.TpmMigrationKeyAuth;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that pass through tcsd, as its packets were seen to be (trousers 0.3.15): what its
 * own programs send for each. A command that is not here has no call, such as TPM_Startup.
 */
final class TcsCalls {
  static final int OPEN_CONTEXT = 0x01;
  static final int CLOSE_CONTEXT = 0x02;
  static final int LOAD_KEY_BY_UUID = 0x0C;
  static final int GET_CAPABILITY = 0x2E;

  private static final TcsParameter PCR_SELECTION = structure(TpmPcrSelection::read);
  private static final TcsParameter NV_PUBLIC = structure(TpmNvDataPublic::read);
  private static final TcsParameter MIGRATION_KEY_AUTH = structure(TpmMigrationKeyAuth::read);

  private static final List<TcsParameter> NOTHING = List.of();

  private static final Map<Integer, TcsCall> BY_ORDINAL =
      Stream.of(
              sessions(),
              keys(),
              storage(),
              pcr(),
              nv(),
              owner(),
              TcsOwnerCalls.ALL,
              ticks(),
              migration(),
              testing())
          .flatMap(List::stream)
          .collect(Collectors.toMap(call -> call.ordinal().value(), Function.identity()));

  private TcsCalls() {}

  /** The call of a command; empty if tcsd has none. */
  static Optional<TcsCall> of(int ordinal) {
    return Optional.ofNullable(BY_ORDINAL.get(ordinal));
  }

  private static List<TcsCall> sessions() {
    return List.of(
        TcsCall.of(TpmOrd.OIAP, 0x17, NOTHING, List.of(U32, NONCE)),
        TcsCall.of(TpmOrd.OSAP, 0x18, List.of(U16, U32, NONCE), List.of(U32, NONCE, NONCE)),
        TcsCall.of(TpmOrd.TERMINATE_HANDLE, 0x1D, List.of(U32), NOTHING),
        TcsCall.of(TpmOrd.FLUSH_SPECIFIC, 0x78, List.of(U32, U32), NOTHING));
  }

  private static List<TcsCall> keys() {
    return List.of(
        TcsCall.of(
                TpmOrd.CREATE_WRAP_KEY, 0x0E, List.of(U32, ENC_AUTH, ENC_AUTH, REST), List.of(REST))
            .withAuthorizationsLast(),
        TcsCall.of(TpmOrd.LOAD_KEY2, 0x0B, List.of(U32, REST), List.of(U32, left(U32))),
        TcsCall.of(TpmOrd.EVICT_KEY, 0x0D, List.of(U32), NOTHING),
        TcsCall.of(TpmOrd.GET_PUB_KEY, 0x0F, List.of(U32), List.of(REST)),
        TcsCall.of(TpmOrd.SIGN, 0x2B, List.of(U32, SIZED), List.of(SIZED)),
        TcsCall.of(TpmOrd.CERTIFY_KEY, 0x2A, List.of(U32, U32, NONCE), List.of(REST, SIZED)),
        TcsCall.of(
            TpmOrd.CHANGE_AUTH, 0x19, List.of(U32, U16, ENC_AUTH, U16, SIZED), List.of(SIZED)),
        TcsCall.of(
            TpmOrd.MAKE_IDENTITY,
            0x10,
            List.of(ENC_AUTH, DIGEST, REST),
            List.of(REST, SIZED, left(SIZED), left(SIZED), left(SIZED))),
        TcsCall.of(TpmOrd.ACTIVATE_IDENTITY, 0x1E, List.of(U32, SIZED), List.of(REST)));
  }

  private static List<TcsCall> storage() {
    return List.of(
        TcsCall.of(TpmOrd.SEAL, 0x24, List.of(U32, ENC_AUTH, SIZED_IF_ANY, SIZED), List.of(REST)),
        TcsCall.of(TpmOrd.SEALX, 0x62, List.of(U32, ENC_AUTH, SIZED_IF_ANY, SIZED), List.of(REST)),
        TcsCall.of(TpmOrd.UNSEAL, 0x25, List.of(U32, REST), List.of(SIZED)),
        TcsCall.of(TpmOrd.UN_BIND, 0x26, List.of(U32, SIZED), List.of(SIZED)));
  }

  private static List<TcsCall> pcr() {
    return List.of(
        TcsCall.of(TpmOrd.EXTEND, 0x1F, List.of(U32, DIGEST), List.of(DIGEST)),
        TcsCall.of(TpmOrd.PCRREAD, 0x20, List.of(U32), List.of(DIGEST)),
        TcsCall.of(TpmOrd.PCR_RESET, 0x4E, List.of(REST), NOTHING),
        TcsCall.of(TpmOrd.QUOTE, 0x21, List.of(U32, NONCE, REST), List.of(REST, SIZED)),
        TcsCall.of(
            TpmOrd.QUOTE2,
            0x71,
            List.of(U32, NONCE, PCR_SELECTION, BOOL),
            List.of(REST, SIZED_IF_ANY, SIZED)));
  }

  private static List<TcsCall> nv() {
    List<TcsParameter> write = List.of(U32, U32, SIZED);
    List<TcsParameter> read = List.of(U32, U32, U32);
    List<TcsParameter> data = List.of(SIZED);
    return List.of(
        TcsCall.of(TpmOrd.DIR_READ, 0x23, List.of(U32), List.of(DIGEST)),
        TcsCall.of(TpmOrd.DIR_WRITE_AUTH, 0x22, List.of(U32, DIGEST), NOTHING),
        TcsCall.of(TpmOrd.NV_DEFINE_SPACE, 0x57, List.of(NV_PUBLIC, ENC_AUTH), NOTHING),
        TcsCall.of(TpmOrd.NV_WRITE_VALUE, 0x58, write, NOTHING),
        TcsCall.of(TpmOrd.NV_WRITE_VALUE_AUTH, 0x59, write, NOTHING),
        TcsCall.of(TpmOrd.NV_READ_VALUE, 0x5A, read, data),
        TcsCall.of(TpmOrd.NV_READ_VALUE_AUTH, 0x5B, read, data));
  }

  private static List<TcsCall> owner() {
    List<TcsParameter> endorsementKey = List.of(REST, DIGEST);
    return List.of(
        TcsCall.of(TpmOrd.TAKE_OWNERSHIP, 0x16, List.of(U16, SIZED, SIZED, REST), List.of(REST)),
        TcsCall.of(TpmOrd.CREATE_ENDORSEMENT_KEY_PAIR, 0x31, List.of(NONCE, REST), endorsementKey),
        TcsCall.of(TpmOrd.READ_PUBEK, 0x32, List.of(NONCE), endorsementKey),
        TcsCall.of(TpmOrd.OWNER_READ_INTERNAL_PUB, 0x64, List.of(U32), List.of(REST)),
        TcsCall.of(TpmOrd.GET_CAPABILITY_OWNER, 0x30, NOTHING, List.of(VERSION, U32, U32))
            .withAuthorizationsLast());
  }

  private static List<TcsCall> ticks() {
    return List.of(
        TcsCall.of(TpmOrd.GET_TICKS, 0x54, NOTHING, List.of(REST)),
        TcsCall.of(
            TpmOrd.TICK_STAMP_BLOB,
            0x55,
            List.of(U32, NONCE, DIGEST),
            List.of(swapped(REST, SIZED))));
  }

  private static List<TcsCall> migration() {
    return List.of(
        TcsCall.of(TpmOrd.AUTHORIZE_MIGRATION_KEY, 0x29, List.of(U16, REST), List.of(REST)),
        TcsCall.of(
            TpmOrd.CREATE_MIGRATION_BLOB,
            0x27,
            List.of(U32, U16, MIGRATION_KEY_AUTH, SIZED),
            List.of(SIZED_IF_ANY, SIZED)),
        TcsCall.of(
            TpmOrd.CONVERT_MIGRATION_BLOB, 0x28, List.of(U32, SIZED, SIZED), List.of(SIZED)));
  }

  private static List<TcsCall> testing() {
    return List.of(
        TcsCall.of(TpmOrd.GET_CAPABILITY, GET_CAPABILITY, List.of(U32, SIZED), List.of(SIZED)),
        TcsCall.of(TpmOrd.GET_RANDOM, 0x2C, List.of(U32), List.of(SIZED)),
        TcsCall.of(TpmOrd.STIR_RANDOM, 0x2D, List.of(SIZED), NOTHING),
        TcsCall.of(TpmOrd.SELF_TEST_FULL, 0x35, NOTHING, NOTHING),
        TcsCall.of(TpmOrd.GET_TEST_RESULT, 0x38, NOTHING, List.of(SIZED)));
  }
}
