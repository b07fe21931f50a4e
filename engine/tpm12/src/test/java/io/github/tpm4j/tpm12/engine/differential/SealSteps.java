package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.commands.storage.Sealx;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.DataCipher;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/** Sealed data. */
final class SealSteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(SealSteps::seal, SealSteps::unseal, SealSteps::sealx, SealSteps::unsealInOsap);

  private SealSteps() {}

  private static Bytes binding(int a, Side side) {
    if (a % 4 == 0) {
      return Bytes.EMPTY;
    }
    TpmPcrSelection none = TpmPcrSelection.of();
    Bytes zeros = Bytes.of(new byte[20]);
    if (a % 4 == 1) {
      return new TpmPcrInfo(none, zeros, zeros).toBytes();
    }
    return a % 4 == 2
        ? new TpmPcrInfo(Steps.selection(a), Steps.digest(a), zeros).toBytes()
        : new TpmPcrInfoLong(1, 1 + a % 31, Steps.selection(a), none, zeros, zeros).toBytes();
  }

  private static Side.Step seal(int a) {
    return side -> {
      try (OsapSession osap = side.rootSession();
          SecretBytes data = SecretBytes.of(new byte[a % 150])) {
        Seal.Request request =
            new Seal.Request(Side.SRK, osap.encrypt(Side.SECRET), binding(a, side), data);
        TpmStoredData sealed = side.client.execute(request, osap.authorization()).sealedData();
        side.sealed.add(sealed);
        return Side.Outcome.of(sealed.beginning(), sealed.sealInfo(), sealed.encData().size());
      }
    };
  }

  private static Side.Step unseal(int a) {
    return side -> {
      if (side.sealed.isEmpty()) {
        return Side.Outcome.of();
      }
      TpmStoredData sealed = side.sealed.get(a % side.sealed.size());
      try (OiapSession parent = side.client.oiap();
          OiapSession own = side.client.oiap()) {
        AuthSecret secret = a % 7 == 0 ? Side.OWNER : Side.SECRET;
        Unseal.Response response =
            side.client.execute(
                new Unseal.Request(Side.SRK, sealed),
                parent.lastWith(Side.SRK_SECRET),
                own.lastWith(secret));
        return Side.Outcome.of(HexFormat.of().formatHex(response.secret().toArray()));
      }
    };
  }

  private static Side.Step sealx(int a) {
    return side -> {
      try (OsapSession osap = side.rootSession();
          DataCipher cipher = osap.dataCipher();
          SecretBytes plain = SecretBytes.of(new byte[a % 150]);
          SecretBytes data = cipher.apply(plain)) {
        Sealx.Request request =
            new Sealx.Request(Side.SRK, osap.encrypt(Side.SECRET), binding(a, side), data);
        TpmStoredData sealed = side.client.execute(request, osap.authorization()).sealedData();
        side.sealed.add(sealed);
        return Side.Outcome.of(sealed.beginning(), sealed.sealInfo(), sealed.encData().size());
      }
    };
  }

  private static Side.Step unsealInOsap(int a) {
    return side -> {
      if (side.sealed.isEmpty()) {
        return Side.Outcome.of();
      }
      TpmStoredData sealed = side.sealed.get(a % side.sealed.size());
      try (OsapSession parent = side.rootSession();
          OiapSession own = side.client.oiap();
          DataCipher cipher = parent.dataCipher();
          SecretBytes opened =
              side.client
                  .execute(
                      new Unseal.Request(Side.SRK, sealed),
                      parent.authorization(),
                      own.lastWith(Side.SECRET))
                  .secret();
          SecretBytes plain = cipher.apply(opened)) {
        boolean isZero = Arrays.equals(new byte[opened.size()], opened.toArray());
        boolean isZeroOnceDecrypted = Arrays.equals(new byte[plain.size()], plain.toArray());
        return Side.Outcome.of(opened.size(), isZero, isZeroOnceDecrypted);
      }
    };
  }
}
