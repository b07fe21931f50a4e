package io.github.tpm4j.tpm12.structures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Wire forms go out as they came in, and what is none is refused. */
class StructuresTest {
  private static final Bytes DIGEST = Bytes.of(new byte[20]);
  private static final TpmPcrSelection PCRS = TpmPcrSelection.of(0, 9, 23);
  private static final TpmPcrInfoShort SHORT = new TpmPcrInfoShort(PCRS, 1, DIGEST);
  private static final TpmKey KEY = KeyTemplates.signing(1024);
  private static final Map<Marshallable, Function<TpmReader, ? extends Marshallable>> ALL =
      Map.ofEntries(
          Map.entry(PCRS, TpmPcrSelection::read),
          Map.entry(SHORT, TpmPcrInfoShort::read),
          Map.entry(new TpmPcrInfo(PCRS, DIGEST, DIGEST), TpmPcrInfo::read),
          Map.entry(new TpmPcrInfoLong(1, 31, PCRS, PCRS, DIGEST, DIGEST), TpmPcrInfoLong::read),
          Map.entry(new TpmPcrComposite(PCRS, Bytes.of(new byte[60])), TpmPcrComposite::read),
          Map.entry(KEY, TpmKey::read),
          Map.entry(
              KEY.boundTo(new TpmPcrInfoLong(1, 31, PCRS, PCRS, DIGEST, DIGEST)), TpmKey::read),
          Map.entry(KEY.pubkey(), TpmPubkey::read),
          Map.entry(new TpmStoredData(0x0101_0000, DIGEST, DIGEST), TpmStoredData::read),
          Map.entry(new TpmStoredData(0x0016_0001, DIGEST, DIGEST), TpmStoredData::read),
          Map.entry(new TpmQuoteInfo(DIGEST, DIGEST), TpmQuoteInfo::read),
          Map.entry(new TpmQuoteInfo2(DIGEST, SHORT), TpmQuoteInfo2::read),
          Map.entry(new TpmIdentityContents(DIGEST, KEY.pubkey()), TpmIdentityContents::read),
          Map.entry(
              new TpmNvDataPublic(1, SHORT, SHORT, new TpmNvAttributes(6), false, true, false, 9),
              TpmNvDataPublic::read),
          Map.entry(new TpmMigrationKeyAuth(KEY.pubkey(), 2, DIGEST), TpmMigrationKeyAuth::read),
          Map.entry(TpmTransportPublic.mgf1(2), TpmTransportPublic::read),
          Map.entry(new TpmTransportLogIn(DIGEST, DIGEST), TpmTransportLogIn::read),
          Map.entry(
              new TpmTransportLogOut(new TpmCurrentTicks(7, 1, DIGEST), DIGEST, 4),
              TpmTransportLogOut::read),
          Map.entry(new TpmSignInfo(Bytes.of(new byte[4]), DIGEST, DIGEST), TpmSignInfo::read),
          Map.entry(
              new TpmCapVersionInfo(
                  Bytes.of(new byte[4]), 2, 3, Bytes.of(new byte[4]), Bytes.EMPTY),
              TpmCapVersionInfo::read));

  @Test
  void goOutAsTheyCameIn() {
    ALL.forEach(
        (structure, read) ->
            assertEquals(structure, TpmReader.readWhole(structure.toBytes(), read)));
  }

  @Test
  void shorterAndLongerOnesAreRefused() {
    ALL.forEach(
        (structure, read) -> {
          byte[] whole = structure.toBytes().toArray();
          for (int length = 0; length < whole.length; length++) {
            Bytes part = Bytes.of(Arrays.copyOf(whole, length));
            assertThrows(WireException.class, () -> TpmReader.readWhole(part, read));
          }
          Bytes longer = Bytes.of(Arrays.copyOf(whole, whole.length + 1));
          assertThrows(WireException.class, () -> TpmReader.readWhole(longer, read));
        });
  }

  @Test
  void alteredOnesAreReadOrRefused() {
    Random random = new Random(12);
    ALL.forEach(
        (structure, read) -> {
          for (int i = 0; i < 2_000; i++) {
            byte[] altered = structure.toBytes().toArray();
            altered[random.nextInt(altered.length)] = (byte) random.nextInt();
            altered[random.nextInt(altered.length)] = (byte) random.nextInt();
            Bytes bytes = Bytes.of(altered);
            try {
              assertEquals(bytes, TpmReader.readWhole(bytes, read).toBytes());
            } catch (WireException e) {
              continue;
            }
          }
        });
  }

  @Test
  void pcrAreBitsFromTheLowest() {
    assertEquals("0003010280", PCRS.toBytes().toString());
    assertEquals(List.of(0, 9, 23), PCRS.pcrs());
    assertThrows(IllegalArgumentException.class, () -> TpmPcrSelection.of(24));
  }

  @Test
  void aKeyWithoutModulusIsNoPublicKey() {
    assertThrows(IllegalArgumentException.class, () -> RsaPublicKeys.of(KEY.pubkey()));
  }
}
