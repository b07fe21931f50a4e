package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuth;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.commands.eviction.EvictKey;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.commands.ticks.TickStampBlob;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.List;
import java.util.function.IntFunction;

/** Keys: made, loaded, used, changed and dropped. */
final class KeySteps {
  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          KeySteps::create,
          KeySteps::load,
          KeySteps::sign,
          KeySteps::flush,
          KeySteps::pubkey,
          KeySteps::changeAuth,
          KeySteps::wrongEntity,
          KeySteps::tickStamp,
          KeySteps::ownersPub,
          KeySteps::evict);

  /** Those whose answers depend on whose keys they are. */
  static final List<IntFunction<Side.Step>> OF_OWNER =
      List.of(KeySteps::create, KeySteps::load, KeySteps::sign, KeySteps::changeAuth);

  private KeySteps() {}

  private static TpmKey template(int a) {
    TpmPcrInfo info =
        new TpmPcrInfo(Steps.selection(a), Bytes.of(new byte[20]), Bytes.of(new byte[20]));
    return switch (a % 14) {
      case 0 -> KeyTemplates.signing(1024);
      case 1 -> KeyTemplates.signing(512, KeyConstants.SS_RSASSAPKCS1V15_SHA1);
      case 2 -> KeyTemplates.storage();
      case 3 -> KeyTemplates.bind(1024);
      case 4 -> KeyTemplates.legacy(1024);
      case 5 -> KeyTemplates.identity();
      case 6 -> KeyTemplates.signing(1000);
      case 7 -> KeyTemplates.signing(4096);
      case 8 -> TpmKey.template(0x0017, 0, KeyTemplates.storage().algorithmParms());
      case 9 -> TpmKey.template(0x0010, 2, KeyTemplates.signing(1024).algorithmParms());
      case 10 -> TpmKey.template(0x0010, 0, KeyTemplates.storage().algorithmParms());
      case 11 -> KeyTemplates.signing(1024, KeyConstants.SS_RSASSAPKCS1V15_INFO);
      case 12 -> TpmKey.template(0x0011, 0, TpmKeyParms.rsa(1024, 3, 1));
      default -> {
        TpmKey plain = KeyTemplates.signing(1024, KeyConstants.SS_RSASSAPKCS1V15_SHA1);
        yield new TpmKey(
            plain.form(),
            plain.keyUsage(),
            plain.keyFlags(),
            KeyConstants.AUTH_NEVER,
            plain.algorithmParms(),
            a % 2 == 0 ? Bytes.EMPTY : info.toBytes(),
            Bytes.EMPTY,
            Bytes.EMPTY);
      }
    };
  }

  private static Side.Step create(int a) {
    return side -> {
      try (OsapSession osap = side.rootSession()) {
        CreateWrapKey.Request request =
            new CreateWrapKey.Request(
                Side.SRK, osap.encrypt(Side.SECRET), osap.encryptSecond(Side.SECRET), template(a));
        TpmKey key = side.client.execute(request, osap.authorization()).wrappedKey();
        side.blobs.add(key);
        return Side.Outcome.of(
            key.form(),
            key.keyUsage(),
            key.keyFlags(),
            key.authDataUsage(),
            key.algorithmParms(),
            key.pcrInfo(),
            key.modulus().size(),
            key.encData().size());
      }
    };
  }

  private static Side.Step load(int a) {
    return side -> {
      if (side.blobs.isEmpty() || side.keys.size() >= 18) {
        return Side.Outcome.of();
      }
      TpmKey blob = side.blobs.get(a % side.blobs.size());
      int handle = side.byOiap(new LoadKey2.Request(Side.SRK, blob), Side.SRK_SECRET).inkeyHandle();
      side.keys.add(handle);
      side.loaded.add(blob);
      return Side.Outcome.of("loaded");
    };
  }

  private static Side.Step sign(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      int which = a % side.keys.size();
      int[] sizes = {20, 0, 51, 19, 117, 118, 300};
      Bytes area = Bytes.of(new byte[sizes[a / 7 % sizes.length]]);
      Sign.Request request = new Sign.Request(side.keys.get(which), area);
      Bytes signature =
          a % 5 == 0
              ? side.client.execute(request).sig()
              : side.byOiap(request, a % 11 == 0 ? Side.SRK_SECRET : Side.SECRET).sig();
      return Side.Outcome.of(signature.size());
    };
  }

  private static Side.Step flush(int a) {
    return side -> {
      if (side.keys.isEmpty() || a % 3 != 0) {
        side.client.execute(new FlushSpecific.Request(a, a % 6));
        return Side.Outcome.of();
      }
      int which = a % side.keys.size();
      side.loaded.remove(which);
      int handle = side.keys.remove(which);
      side.client.execute(new FlushSpecific.Request(handle, EntityConstants.RT_KEY));
      return Side.Outcome.of();
    };
  }

  private static Side.Step pubkey(int a) {
    return side -> {
      if (side.keys.isEmpty() || a % 4 == 0) {
        GetPubKey.Request root = new GetPubKey.Request(Side.SRK);
        return Side.Outcome.of(side.byOiap(root, Side.SRK_SECRET).pubKey().algorithmParms());
      }
      GetPubKey.Request request = new GetPubKey.Request(side.keys.get(a % side.keys.size()));
      GetPubKey.Response response =
          a % 4 == 1 ? side.client.execute(request) : side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(response.pubKey().algorithmParms());
    };
  }

  private static Side.Step changeAuth(int a) {
    return side -> {
      if (side.blobs.isEmpty()) {
        return Side.Outcome.of();
      }
      TpmKey blob = side.blobs.get(a % side.blobs.size());
      try (OsapSession parent = side.rootSession();
          OiapSession own = side.client.oiap()) {
        ChangeAuth.Request request =
            new ChangeAuth.Request(
                Side.SRK,
                a % 7 == 0 ? 5 : EntityConstants.PID_ADCP,
                parent.encrypt(Side.SECRET),
                a % 5 == 0 ? EntityConstants.ET_DATA : EntityConstants.ET_KEY,
                blob.encData());
        AuthSecret secret = a % 11 == 0 ? Side.OWNER : Side.SECRET;
        Bytes changed =
            side.client.execute(request, parent.authorization(), own.lastWith(secret)).outData();
        return Side.Outcome.of(changed.size());
      }
    };
  }

  private static Side.Step wrongEntity(int a) {
    return side -> {
      try (OsapSession osap = side.ownerSession()) {
        LoadKey2.Request request =
            new LoadKey2.Request(Side.SRK, side.blobs.isEmpty() ? template(a) : side.blobs.get(0));
        side.client.execute(request, osap.authorization());
        return Side.Outcome.of("loaded");
      }
    };
  }

  private static Side.Step tickStamp(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      int key = side.keys.get(a % side.keys.size());
      TickStampBlob.Request request =
          new TickStampBlob.Request(key, Steps.digest(a), Steps.digest(a + 1));
      TickStampBlob.Response response =
          a % 5 == 0 ? side.client.execute(request) : side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(response.sig().size());
    };
  }

  private static Side.Step ownersPub(int a) {
    int[] handles = {Side.SRK, EntityConstants.KH_EK, EntityConstants.KH_OWNER, 5};
    OwnerReadInternalPub.Request request = new OwnerReadInternalPub.Request(handles[a % 4]);
    return side ->
        Side.Outcome.of(side.byOiap(request, Side.OWNER).publicPortion().algorithmParms());
  }

  private static Side.Step evict(int a) {
    return side -> {
      if (side.keys.isEmpty() || a % 3 != 0) {
        side.client.execute(new EvictKey.Request(a % 2 == 0 ? a : Side.SRK));
        return Side.Outcome.of();
      }
      int which = a % side.keys.size();
      side.loaded.remove(which);
      side.client.execute(new EvictKey.Request(side.keys.remove(which)));
      return Side.Outcome.of();
    };
  }
}
