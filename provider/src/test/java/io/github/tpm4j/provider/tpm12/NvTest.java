package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.tpm12.NvSpace;
import io.github.tpm4j.keystore.tpm12.Tpm12Nv;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.nv.NvDefineSpace;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.structures.TpmNvAttributes;
import io.github.tpm4j.tpm12.structures.TpmNvDataPublic;
import io.github.tpm4j.tpm12.structures.TpmPcrInfoShort;
import io.github.tpm4j.tpm12.structures.TpmPcrSelection;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmNvException;
import io.github.tpm4j.tss.error.TpmNvException.Reason;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.pcr.PcrSelections;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** NV Indices of a TPM 1.2 whose NV is locked, as that of each machine that was sold. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class NvTest {
  private static final int INDEX = 0x0001_1001;
  private static final byte[] DATA = {1, 2, 3, 4, 5};

  @Parameter OwnedTpm.Kind kind;
  private OwnedTpm tpm;
  private Transport transport;
  private TpmConnection connection;

  @BeforeEach
  void start() throws Exception {
    tpm = new OwnedTpm(kind);
    transport = Transports.open(tpm.tcti());
    TpmPcrInfoShort any = new TpmPcrInfoShort(TpmPcrSelection.of(), 0x1F, Bytes.of(new byte[20]));
    TpmNvDataPublic lock =
        new TpmNvDataPublic(0xFFFF_FFFF, any, any, new TpmNvAttributes(0), false, false, false, 0);
    new Tpm12Client(transport).execute(new NvDefineSpace.Request(lock, Bytes.of(new byte[20])));
    connection =
        TpmConnection.over(transport, TpmSettings.DEFAULT.withOwnerPassword(OwnedTpm.OWNER));
  }

  @AfterEach
  void end() throws Exception {
    connection.close();
    tpm.close();
  }

  private static void refused(Reason reason, Executable use) {
    TpmNvException refused = assertThrows(TpmNvException.class, use);
    assertEquals(reason, refused.reason(), refused.getMessage());
    assertTrue(refused.getMessage().contains("NV Index 0x0001"), refused.getMessage());
  }

  @Test
  void anIndexOfTheOwnerThatAllMayRead() {
    Tpm12Nv nv = Tpm12Nv.define(connection, INDEX, NvSpace.ofBytes(8).readByAll(), KeyAuth.none());
    nv.byOwner().write(2, DATA);
    assertArrayEquals(DATA, nv.read(2, DATA.length));
    assertEquals(8, nv.read().length);
    refused(Reason.NOT_ALLOWED, () -> nv.write(DATA));
    refused(Reason.OUT_OF_RANGE, () -> nv.read(4, 5));
    refused(
        Reason.EXISTS, () -> Tpm12Nv.define(connection, INDEX, NvSpace.ofBytes(8), KeyAuth.none()));
    assertTrue(Tpm12Nv.list(connection).contains(nv.publicArea()));
    nv.undefine();
    refused(Reason.ABSENT, nv::read);
    refused(Reason.ABSENT, nv::undefine);
    assertTrue(Tpm12Nv.list(connection).stream().noneMatch(area -> area.nvIndex() == INDEX));
  }

  @Test
  void largeData_comeInPieces() {
    byte[] large = new byte[1300];
    new Random(1).nextBytes(large);
    Tpm12Nv nv =
        Tpm12Nv.define(connection, INDEX, NvSpace.ofBytes(1300).writtenWhole(), KeyAuth.none());
    refused(Reason.OUT_OF_RANGE, () -> nv.byOwner().write(DATA));
    nv.byOwner().write(large);
    assertArrayEquals(large, nv.byOwner().read());
  }

  @Test
  void anIndexWithAPassword_isShownAWrongOneOnce() {
    try (KeyAuth password = KeyAuth.password("its own".toCharArray());
        KeyAuth wrong = KeyAuth.password("another".toCharArray())) {
      NvSpace space = NvSpace.ofBytes(5).readByPassword().writtenByPassword();
      Tpm12Nv nv = Tpm12Nv.define(connection, INDEX, space, password);
      nv.write(DATA);
      assertArrayEquals(DATA, nv.read());
      refused(Reason.NOT_ALLOWED, () -> nv.byOwner().read());
      TpmException refused =
          assertThrows(TpmException.class, () -> nv.by(wrong).read(0, DATA.length));
      assertTrue(refused.getMessage().contains("is wrong"), refused.getMessage());
      long commands = connection.inUse().commandsSent();
      assertThrows(TpmException.class, () -> nv.by(wrong).read(0, DATA.length));
      assertEquals(commands, connection.inUse().commandsSent());
      assertArrayEquals(DATA, nv.read());
    }
  }

  @Test
  void anIndexIsReadWhilePcrAreAsTheyWere() {
    NvSpace space =
        NvSpace.ofBytes(5)
            .readByAll()
            .readAt(connection.inUse().readPcr(PcrSelections.of(TpmAlg.SHA1, 7, 16)));
    Tpm12Nv nv = Tpm12Nv.define(connection, INDEX, space, KeyAuth.none());
    nv.byOwner().write(DATA);
    assertArrayEquals(DATA, nv.read());
    new Tpm12Client(transport).execute(new Extend.Request(16, Bytes.of(new byte[20])));
    assertThrows(TpmPolicyException.class, nv::read);
  }

  @Test
  void locksHold() {
    Tpm12Nv nv =
        Tpm12Nv.define(
            connection,
            INDEX,
            NvSpace.ofBytes(5).readByAll().lockableForGood().readLockableUntilStart(),
            KeyAuth.none());
    nv.byOwner().write(DATA);
    nv.byOwner().lockWriting();
    refused(Reason.LOCKED, () -> nv.byOwner().write(DATA));
    nv.lockReading();
    refused(Reason.LOCKED, nv::read);
    Tpm12Nv open = Tpm12Nv.define(connection, INDEX + 1, NvSpace.ofBytes(5), KeyAuth.none());
    refused(Reason.NOT_ALLOWED, () -> open.byOwner().lockWriting());
  }

  @Test
  void whatNoIndexIs_isRefusedBeforeTheTpmIsAsked() {
    NvSpace space = NvSpace.ofBytes(5);
    for (int number : new int[] {0, 0xFFFF_FFFF}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Tpm12Nv.define(connection, number, space, KeyAuth.none()));
    }
    assertThrows(IllegalArgumentException.class, () -> NvSpace.ofBytes(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Tpm12Nv.define(connection, INDEX, space.readByPassword(), KeyAuth.none()));
    refused(
        Reason.NO_SPACE,
        () -> Tpm12Nv.define(connection, INDEX, NvSpace.ofBytes(1 << 20), KeyAuth.none()));
    TpmConnection tpm20 = TpmConnection.of(TpmSettings.of("engine:memory"));
    assertThrows(TpmUnsupportedException.class, () -> Tpm12Nv.list(tpm20));
    tpm20.close();
  }
}
