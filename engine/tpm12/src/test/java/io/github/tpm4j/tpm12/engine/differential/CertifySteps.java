package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey2;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.wire.Sha1;
import java.util.List;
import java.util.function.IntFunction;

/** Keys that certify keys, with as many sessions as one likes. */
final class CertifySteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(CertifySteps::certify, CertifySteps::certify2);

  /** Now and then a key that is not loaded. */
  private static final int NO_KEY = 5;

  private CertifySteps() {}

  private static int key(Side side, int a) {
    return a % 17 == 0 ? NO_KEY : side.keys.get(a % side.keys.size());
  }

  private static Side.Step certify(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      CertifyKey.Response response =
          authorized(
              side, new CertifyKey.Request(key(side, a), key(side, a / 3), Steps.digest(a)), a);
      return outcome(side, response.certifyInfo(), response.outData().size(), a / 3);
    };
  }

  private static Side.Step certify2(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      CertifyKey2.Response response =
          authorized(
              side,
              new CertifyKey2.Request(
                  key(side, a / 3), key(side, a), Steps.digest(0), Steps.digest(a)),
              a);
      return outcome(side, response.certifyInfo(), response.outData().size(), a / 3);
    };
  }

  private static <R extends TpmResponse> R authorized(Side side, TpmRequest<R> request, int a) {
    AuthSecret first = a % 11 == 0 ? Side.OWNER : Side.SECRET;
    AuthSecret second = a % 13 == 0 ? Side.OWNER : Side.SECRET;
    if (a % 5 == 0) {
      return side.client.execute(request);
    }
    if (a % 5 == 1) {
      return side.byOiap(request, first);
    }
    try (OiapSession one = side.client.oiap();
        OiapSession two = side.client.oiap()) {
      return side.client.execute(request, one.lastWith(first), two.lastWith(second));
    }
  }

  private static Side.Outcome outcome(Side side, TpmCertifyInfo info, int signatureBytes, int of) {
    boolean isOf =
        info.pubkeyDigest().equals(Sha1.of(side.loaded.get(of % side.loaded.size()).modulus()));
    return Side.Outcome.of(
        info.beginning(),
        info.keyUsage(),
        info.keyFlags(),
        info.authDataUsage(),
        info.algorithmParms(),
        info.parentPcrStatus(),
        info.pcrInfo(),
        info.migrationAuthority(),
        isOf,
        signatureBytes);
  }
}
