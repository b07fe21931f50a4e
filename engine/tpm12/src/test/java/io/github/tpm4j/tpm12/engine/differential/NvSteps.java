package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.tpm12.commands.nv.DirRead;
import io.github.tpm4j.tpm12.commands.nv.DirWriteAuth;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.commands.nv.NvReadValueAuth;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValueAuth;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/** NV Indices. */
final class NvSteps {
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

  static final List<IntFunction<Side.Step>> ALL =
      List.of(
          NvSteps::nvDefine,
          NvSteps::nvWrite,
          NvSteps::nvRead,
          NvSteps::nvWriteAuth,
          NvSteps::nvReadAuth,
          NvSteps::dirRead,
          NvSteps::dirWrite);

  private NvSteps() {}

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

  private static Side.Step dirRead(int a) {
    return side -> Side.Outcome.of(side.client.execute(new DirRead.Request(a % 3)).dirContents());
  }

  private static Side.Step dirWrite(int a) {
    return side -> {
      side.byOiap(
          new DirWriteAuth.Request(a % 3 == 0 ? 1 : 0, Steps.digest(a)),
          a % 13 == 0 ? Side.SECRET : Side.OWNER);
      return Side.Outcome.of();
    };
  }
}
