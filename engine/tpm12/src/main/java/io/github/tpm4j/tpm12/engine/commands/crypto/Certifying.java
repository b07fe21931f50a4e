package io.github.tpm4j.tpm12.engine.commands.crypto;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.keys.Attesting;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** Certifies a key by another (Part 3, 13.8 and 13.9). */
final class Certifying {
  /** Localities 0 to 4. */
  private static final int ANY_LOCALITY = 0x1F;

  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int TAG_CERTIFY_INFO2 = 0x0029;

  private Certifying() {}

  /**
   * Checks both keys before secrets are looked at, in swtpm's order.
   *
   * @throws io.github.tpm4j.tpm12.engine.response.TpmFailure with TPM_WRONGPCRVAL, TPM_BAD_LOCALITY
   *     or TPM_BAD_KEY_PROPERTY
   */
  static void requireAble(LoadedKey certifying, LoadedKey certified, Invocation call) {
    certified.requireUsable(call.tpm().pcrs(), call.locality());
    certifying.requireUsable(call.tpm().pcrs(), call.locality());
    Attesting.requireAttests(certifying, TpmResult.BAD_KEY_PROPERTY);
  }

  /**
   * Authorises both keys.
   *
   * @param first whose session is the first of two
   */
  static void authorize(LoadedKey first, LoadedKey second, Invocation call) {
    switch (call.sessions()) {
      case 2 -> {
        call.authorizeKey(0, first);
        call.authorizeKey(1, second);
      }
      case 1 -> {
        call.authorizeKey(0, first);
        call.authorizeKey(1, second);
      }
      default -> {
        call.authorizeKey(0, first);
        call.authorizeKey(0, second);
      }
    }
  }

  /** {@return what is certified of a key} */
  static TpmCertifyInfo info(LoadedKey key, Bytes antiReplay) {
    TpmKey part = key.publicPart();
    boolean isLong = part.form() == TpmKey.Form.KEY12;
    return info(isLong ? beginning2(key) : VERSION_1_1, key, part.pcrInfo(), antiReplay);
  }

  /** {@return the same as a TPM_CERTIFY_INFO2, whatever the form of the key} */
  static TpmCertifyInfo info2(LoadedKey key, Bytes antiReplay) {
    return info(beginning2(key), key, shortPcrInfo(key.publicPart()), antiReplay);
  }

  private static int beginning2(LoadedKey key) {
    return TAG_CERTIFY_INFO2 << Short.SIZE | key.payload();
  }

  private static Bytes shortPcrInfo(TpmKey part) {
    if (part.pcrInfo().size() == 0) {
      return Bytes.EMPTY;
    }
    if (part.form() == TpmKey.Form.KEY) {
      TpmPcrInfo first = TpmReader.readWhole(part.pcrInfo(), TpmPcrInfo::read);
      return new TpmPcrInfoShort(first.pcrSelection(), ANY_LOCALITY, first.digestAtRelease())
          .toBytes();
    }
    TpmPcrInfoLong bound = TpmReader.readWhole(part.pcrInfo(), TpmPcrInfoLong::read);
    return new TpmPcrInfoShort(
            bound.releasePcrSelection(), bound.localityAtRelease(), bound.digestAtRelease())
        .toBytes();
  }

  private static TpmCertifyInfo info(
      int beginning, LoadedKey key, Bytes pcrInfo, Bytes antiReplay) {
    TpmKey part = key.publicPart();
    return new TpmCertifyInfo(
        beginning,
        part.keyUsage(),
        part.keyFlags(),
        part.authDataUsage(),
        part.algorithmParms(),
        Sha1.of(part.modulus()),
        antiReplay,
        key.parentPcrStatus(),
        pcrInfo,
        Bytes.EMPTY);
  }
}
