package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.commands.capability.SetCapability;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuth;
import io.github.tpm4j.tpm12.commands.crypto.CertifyKey;
import io.github.tpm4j.tpm12.commands.crypto.GetRandom;
import io.github.tpm4j.tpm12.commands.crypto.Sign;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.hash.Sha1Complete;
import io.github.tpm4j.tpm12.commands.hash.Sha1CompleteExtend;
import io.github.tpm4j.tpm12.commands.hash.Sha1Start;
import io.github.tpm4j.tpm12.commands.hash.Sha1Update;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvReadValueAuth;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValueAuth;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.commands.pcr.PcrRead;
import io.github.tpm4j.tpm12.commands.pcr.PcrReset;
import io.github.tpm4j.tpm12.commands.pcr.Quote;
import io.github.tpm4j.tpm12.commands.pcr.Quote2;
import io.github.tpm4j.tpm12.commands.storage.CreateWrapKey;
import io.github.tpm4j.tpm12.commands.storage.GetPubKey;
import io.github.tpm4j.tpm12.commands.storage.LoadKey2;
import io.github.tpm4j.tpm12.commands.storage.Seal;
import io.github.tpm4j.tpm12.commands.storage.Unseal;
import io.github.tpm4j.tpm12.commands.testing.GetTestResult;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.KeyTemplates;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmCertifyInfo;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfo;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoLong;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.structures.TpmStoredData;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/** What is done to both TPMs: each number makes a step. */
final class Steps {
  private static final int[] ATTRIBUTES = {
    NvConstants.PER_OWNERWRITE | NvConstants.PER_OWNERREAD,
    NvConstants.PER_AUTHWRITE | NvConstants.PER_AUTHREAD,
    NvConstants.PER_PPWRITE,
    NvConstants.PER_AUTHREAD | NvConstants.PER_OWNERWRITE,
    NvConstants.PER_OWNERWRITE,
    NvConstants.PER_AUTHWRITE | NvConstants.PER_WRITEALL | NvConstants.PER_OWNERREAD,
    NvConstants.PER_AUTHWRITE | NvConstants.PER_WRITE_STCLEAR | NvConstants.PER_READ_STCLEAR,
    NvConstants.PER_OWNERWRITE | NvConstants.PER_WRITEDEFINE | NvConstants.PER_GLOBALLOCK,
  };

  private static final List<IntFunction<Side.Step>> KINDS =
      List.of(
          Steps::pcrRead,
          Steps::extend,
          Steps::pcrReset,
          Steps::random,
          Steps::create,
          Steps::load,
          Steps::sign,
          Steps::flush,
          Steps::seal,
          Steps::unseal,
          Steps::quote,
          Steps::quote2,
          Steps::nvDefine,
          Steps::nvWrite,
          Steps::nvRead,
          Steps::nvWriteAuth,
          Steps::nvReadAuth,
          Steps::capability,
          Steps::hash,
          Steps::certify,
          Steps::pubkey,
          Steps::changeAuth,
          Steps::setCapability,
          Steps::wrongEntity);

  private Steps() {}

  /** From now on who may use an Index is checked. */
  static Side.Step lockNv() {
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), 31, Bytes.of(new byte[20]));
    TpmNvDataPublic lock =
        new TpmNvDataPublic(-1, anywhere, anywhere, new TpmNvAttributes(0), false, false, false, 0);
    return side -> {
      side.client.execute(new NvDefineSpace.Request(lock, Bytes.of(Side.SECRET.toArray())));
      return Side.Outcome.of();
    };
  }

  static Side.Step of(int number) {
    return KINDS.get(Math.floorMod(number, KINDS.size())).apply(number / KINDS.size());
  }

  static String name(int number) {
    return "kind " + Math.floorMod(number, KINDS.size()) + " argument " + number / KINDS.size();
  }

  private static Bytes digest(int number) {
    return Sha1.of(Bytes.of(new byte[] {(byte) number}));
  }

  private static TpmPcrSelection selection(int number) {
    return TpmPcrSelection.of(number % 24, (number + 7) % 24);
  }

  private static Side.Step pcrRead(int a) {
    return side -> Side.Outcome.of(side.client.execute(new PcrRead.Request(a % 26)).outDigest());
  }

  private static Side.Step extend(int a) {
    return side ->
        Side.Outcome.of(side.client.execute(new Extend.Request(a % 26, digest(a))).outDigest());
  }

  private static Side.Step pcrReset(int a) {
    TpmPcrSelection selection = a % 3 == 0 ? TpmPcrSelection.of(16, 23) : selection(a);
    return side -> {
      side.client.execute(new PcrReset.Request(selection));
      return Side.Outcome.of();
    };
  }

  private static Side.Step random(int a) {
    return side ->
        Side.Outcome.of(side.client.execute(new GetRandom.Request(a % 100)).randomBytes().size());
  }

  private static TpmKey template(int a) {
    TpmPcrInfo info = new TpmPcrInfo(selection(a), Bytes.of(new byte[20]), Bytes.of(new byte[20]));
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
        ? new TpmPcrInfo(selection(a), digest(a), zeros).toBytes()
        : new TpmPcrInfoLong(1, 1 + a % 31, selection(a), none, zeros, zeros).toBytes();
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

  private static Side.Step quote(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      Quote.Request request =
          new Quote.Request(
              side.keys.get(a % side.keys.size()),
              digest(a),
              a % 9 == 0 ? TpmPcrSelection.of() : selection(a));
      Quote.Response response = side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(response.pcrData(), response.sig().size());
    };
  }

  private static Side.Step quote2(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      Quote2.Request request =
          new Quote2.Request(
              side.keys.get(a % side.keys.size()),
              digest(a),
              a % 9 == 0 ? TpmPcrSelection.of() : selection(a),
              a % 2 == 0);
      Quote2.Response response = side.byOiap(request, Side.SECRET);
      return Side.Outcome.of(
          response.pcrData(), response.versionInfo().size(), response.sig().size());
    };
  }

  private static int index(int a) {
    return a % 5 == 4 ? 0x1000_0001 : 0x20 + a % 5;
  }

  private static TpmNvDataPublic space(int a) {
    TpmPcrInfoShort anywhere =
        new TpmPcrInfoShort(TpmPcrSelection.of(), a % 13 == 0 ? 2 : 31, Bytes.of(new byte[20]));
    return new TpmNvDataPublic(
        a % 17 == 0 ? 0x1000_0020 : 0x20 + a % 5,
        anywhere,
        anywhere,
        new TpmNvAttributes(ATTRIBUTES[a / 5 % ATTRIBUTES.length]),
        false,
        false,
        false,
        a % 6 == 0 ? 0 : 4 + a % 20);
  }

  private static Side.Step nvDefine(int a) {
    return side -> {
      if (a % 9 == 0) {
        side.client.execute(new NvDefineSpace.Request(space(a), Bytes.of(Side.SECRET.toArray())));
        return Side.Outcome.of();
      }
      try (OsapSession osap = side.ownerSession()) {
        NvDefineSpace.Request request =
            new NvDefineSpace.Request(space(a), osap.encrypt(Side.SECRET));
        side.client.execute(request, osap.authorization());
        return Side.Outcome.of();
      }
    };
  }

  private static SecretBytes data(int a) {
    byte[] bytes = new byte[a % 3 == 0 ? 0 : a % 26];
    Arrays.fill(bytes, (byte) a);
    return SecretBytes.of(bytes);
  }

  private static Side.Step nvWrite(int a) {
    return side -> {
      NvWriteValue.Request request =
          new NvWriteValue.Request(a % 19 == 0 ? 0 : index(a), a % 4, data(a / 4));
      if (a % 3 == 0) {
        side.client.execute(request);
      } else {
        side.byOiap(request, Side.OWNER);
      }
      return Side.Outcome.of();
    };
  }

  private static Side.Step nvRead(int a) {
    return side -> {
      NvReadValue.Request request = new NvReadValue.Request(index(a), a % 4, a / 4 % 24);
      NvReadValue.Response response =
          a % 3 == 0 ? side.client.execute(request) : side.byOiap(request, Side.OWNER);
      return Side.Outcome.of(HexFormat.of().formatHex(response.data().toArray()));
    };
  }

  private static Side.Step nvWriteAuth(int a) {
    return side -> {
      side.byOiap(
          new NvWriteValueAuth.Request(index(a), a % 4, data(a / 4)),
          a % 13 == 0 ? Side.OWNER : Side.SECRET);
      return Side.Outcome.of();
    };
  }

  private static Side.Step nvReadAuth(int a) {
    return side -> {
      NvReadValueAuth.Response response =
          side.byOiap(new NvReadValueAuth.Request(index(a), a % 4, a / 4 % 24), Side.SECRET);
      return Side.Outcome.of(HexFormat.of().formatHex(response.data().toArray()));
    };
  }

  private static Side.Step capability(int a) {
    int[][] questions = {
      {0x04, 0x108}, {0x04, 0x109}, {0x05, 0x101}, {0x05, 0x104}, {0x05, 0x111}, {0x05, 0x10A},
      {0x0D, 0}, {0x11, 0x20 + a % 5}, {0x11, 0x1000_0001}, {0x14, 2}, {0x19, 1}, {0x05, 0x10C}
    };
    int[] question = questions[a % questions.length];
    Bytes sub = Bytes.of(new TpmWriter().u32(question[1]).toByteArray());
    return side ->
        Side.Outcome.of(side.client.execute(new GetCapability.Request(question[0], sub)).resp());
  }

  private static Side.Step hash(int a) {
    return side -> {
      if (a % 5 != 0) {
        side.client.execute(new Sha1Start.Request());
      }
      if (a % 2 == 0) {
        side.client.execute(new Sha1Update.Request(Bytes.of(new byte[64 * (a % 4)])));
      }
      if (a % 3 == 0) {
        side.client.execute(new GetTestResult.Request());
      }
      Bytes rest = Bytes.of(new byte[a % 67]);
      return a % 7 == 0
          ? Side.Outcome.of(side.client.execute(new Sha1CompleteExtend.Request(a % 25, rest)))
          : Side.Outcome.of(side.client.execute(new Sha1Complete.Request(rest)).hashValue());
    };
  }

  private static Side.Step certify(int a) {
    return side -> {
      if (side.keys.isEmpty()) {
        return Side.Outcome.of();
      }
      int by = a % side.keys.size();
      int of = a / 3 % side.keys.size();
      try (OiapSession one = side.client.oiap();
          OiapSession two = side.client.oiap()) {
        CertifyKey.Response response =
            side.client.execute(
                new CertifyKey.Request(side.keys.get(by), side.keys.get(of), digest(a)),
                one.lastWith(Side.SECRET),
                two.lastWith(Side.SECRET));
        TpmCertifyInfo info = response.certifyInfo();
        boolean isOf = info.pubkeyDigest().equals(Sha1.of(side.loaded.get(of).modulus()));
        return Side.Outcome.of(
            info.beginning(),
            info.keyUsage(),
            info.authDataUsage(),
            info.algorithmParms(),
            info.parentPcrStatus(),
            info.pcrInfo(),
            isOf,
            response.outData().size());
      }
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

  private static Side.Step setCapability(int a) {
    int flag = 1 + a % 21;
    // Not those that would end the other steps: disable, ownership, deactivated, nvLocked.
    boolean isQuiet = flag > 3 && flag != 5 && flag != 16;
    Bytes sub = Bytes.of(new TpmWriter().u32(isQuiet ? flag : 17).toByteArray());
    Bytes value = Bytes.of(new byte[] {(byte) (a % 2)});
    SetCapability.Request request = new SetCapability.Request(1, sub, value);
    return side -> {
      if (a % 5 == 0) {
        side.client.execute(request);
      } else {
        side.byOiap(request, Side.OWNER);
      }
      return Side.Outcome.of();
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
}
