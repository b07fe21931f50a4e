package io.github.tpm4j.tss.pcr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PcrSelectionsTest {
  private static final TpmlPcrSelection TWO_BANKS =
      new TpmlPcrSelection(
          List.of(TpmsPcrSelection.of(TpmAlg.SHA256, 7, 0), TpmsPcrSelection.of(TpmAlg.SHA1, 23)));

  private static Pcr pcr(TpmAlg bank, int number) {
    return new Pcr(bank, number);
  }

  @Test
  void goesThroughTheBanksAsGiven_andTheirPcrUpwards() {
    assertEquals(
        List.of(pcr(TpmAlg.SHA256, 0), pcr(TpmAlg.SHA256, 7), pcr(TpmAlg.SHA1, 23)),
        PcrSelections.pcrs(TWO_BANKS));
  }

  @Test
  void leavesOutWhatIsDone() {
    assertEquals(
        PcrSelections.of(TpmAlg.SHA256, 0),
        PcrSelections.without(TWO_BANKS, List.of(pcr(TpmAlg.SHA256, 7), pcr(TpmAlg.SHA1, 23))));
  }

  @Test
  void digestsTheValuesInTheOrderOfTheSelection() {
    Bytes one = Bytes.of((byte) 1);
    Bytes two = Bytes.of((byte) 2);
    Bytes three = Bytes.of((byte) 3);
    PcrValues values =
        new PcrValues(
            TWO_BANKS,
            Map.of(
                pcr(TpmAlg.SHA1, 23),
                three,
                pcr(TpmAlg.SHA256, 7),
                two,
                pcr(TpmAlg.SHA256, 0),
                one));
    assertEquals(
        Digests.of(HashAlg.SHA256, Bytes.ofHex("010203").toByteArray()),
        values.digest(HashAlg.SHA256));
  }

  @Test
  void refusesAMissingValue() {
    assertThrows(IllegalArgumentException.class, () -> new PcrValues(TWO_BANKS, Map.of()));
  }
}
