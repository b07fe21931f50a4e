package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.NumberRecord;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Platform Configuration Registers (Part 1, 17). */
public final class Pcrs {
  /** The PCR that an H-CRTM measures into (HCRTM_PCR). */
  public static final int H_CRTM_PCR = 0;

  /** The first PCR that a D-RTM measures into (DRTM_PCR). */
  public static final int D_RTM_PCR = 17;

  private static final byte LOCALITY_FOUR = 4;

  private final int count;
  private final List<TpmAlg> standardBanks;
  private final PcrAllocation allocation;
  private final PcrPolicy policy;
  private final NumberRecord counter;
  private final SavedPcrs saved;
  private List<PcrBank> banks = List.of();
  private boolean reallocated;

  public Pcrs(StateKeeper keeper, Profile profile) {
    count = profile.of(Limit.IMPLEMENTATION_PCR);
    standardBanks = profile.pcrBanks();
    allocation = new PcrAllocation(keeper, profile);
    policy = new PcrPolicy(keeper);
    counter = new NumberRecord(keeper, Lifetime.RESET, "pcr.counter");
    saved = new SavedPcrs(keeper, this);
    List.of(allocation, policy, saved).forEach(keeper::add);
    VolatileRecord.add(keeper, "pcr.banks", this::writeBanks, this::readBanks);
  }

  /** _TPM_Init: the banks are as allocated, their PCR as at a startup from locality 0. */
  public void powerOn() {
    banks = new ArrayList<>();
    allocation
        .bits()
        .forEach((hash, bits) -> banks.add(new PcrBank(HashAlgorithm.of(hash), bits, count)));
    banks.removeIf(bank -> !hasAny(bank));
    reallocated = false;
    for (int pcr = 0; pcr < count; pcr++) {
      fill(pcr, 0);
    }
  }

  private void writeBanks(TpmWriter out) {
    out.u8(reallocated ? 1 : 0).u8(banks.size());
    banks.forEach(bank -> bank.write(out));
  }

  private void readBanks(TpmReader in) {
    reallocated = in.u8() != 0;
    banks = new ArrayList<>();
    for (int left = in.u8(); left > 0; left--) {
      banks.add(PcrBank.read(in, count));
    }
  }

  private boolean hasAny(PcrBank bank) {
    for (int pcr = 0; pcr < count; pcr++) {
      if (bank.has(pcr)) {
        return true;
      }
    }
    return false;
  }

  /**
   * TPM2_Startup: PCR that were not saved get their start values.
   *
   * @param resumed whether saved PCR keep their values
   * @param hCrtm whether an H-CRTM has measured into PCR 0, which then keeps its value
   */
  public void start(boolean resumed, boolean hCrtm, int locality) {
    for (int pcr = 0; pcr < count; pcr++) {
      if (resumed && PcrAttributes.of(pcr).isSaved()) {
        continue;
      }
      countChange(pcr);
      if (pcr != H_CRTM_PCR || !hCrtm) {
        fill(pcr, locality);
      }
    }
  }

  private void fill(int pcr, int locality) {
    byte octet = (byte) (PcrAttributes.of(pcr).isDynamic() ? 0xFF : 0);
    byte last = pcr == H_CRTM_PCR ? (byte) locality : octet;
    banks.stream().filter(bank -> bank.has(pcr)).forEach(bank -> bank.fill(pcr, octet, last));
  }

  /** How many PCR a bank may have. */
  public int count() {
    return count;
  }

  /** The banks that have any PCR, by rising number of their hash. */
  public List<PcrBank> banks() {
    return banks;
  }

  /** The hashes that a bank may have, by rising number. */
  public List<TpmAlg> hashes() {
    return List.copyOf(allocation.bits().keySet());
  }

  /**
   * The hashes whose banks are shown and whose digests an event gets, by rising number: those of
   * the profile's banks, also where TPM2_PCR_Allocate has taken all PCR away, and of the other
   * banks that have any PCR. The rest would be of no use, and clients that do not know them, as
   * libtss2 does not know SHA-3, cannot read the answer.
   */
  public List<TpmAlg> bankHashes() {
    return hashes().stream()
        .filter(hash -> standardBanks.contains(hash) || bank(hash).isPresent())
        .toList();
  }

  public Optional<PcrBank> bank(TpmAlg hash) {
    for (PcrBank bank : banks) {
      if (bank.hash().id().equals(hash)) {
        return Optional.of(bank);
      }
    }
    return Optional.empty();
  }

  /** pcrUpdateCounter. */
  public int updateCounter() {
    return (int) counter.get();
  }

  /** Extends a PCR in one bank; does nothing if the bank lacks it. */
  public void extend(int pcr, TpmAlg hash, byte[] digest) {
    Optional<PcrBank> bank = bank(hash).filter(it -> it.has(pcr));
    if (bank.isPresent()) {
      bank.get().extend(pcr, digest);
      countChange(pcr);
    }
  }

  /** TPM2_PCR_Reset: zeros in all banks. */
  public void reset(int pcr) {
    clear(pcr);
    countChange(pcr);
  }

  private void clear(int pcr) {
    for (PcrBank bank : banks) {
      if (bank.has(pcr)) {
        bank.fill(pcr, (byte) 0, (byte) 0);
      }
    }
  }

  /** TPM2_Clear counts as a change, so that policies of before do not hold. */
  public void countClear() {
    counter.set(counter.get() + 1);
  }

  /** Before TPM2_Startup: PCR 0 is that of an H-CRTM. */
  public void startHcrtm() {
    for (PcrBank bank : banks) {
      if (bank.has(H_CRTM_PCR)) {
        bank.fill(H_CRTM_PCR, (byte) 0, LOCALITY_FOUR);
      }
    }
  }

  /** Extends the PCR of an H-CRTM. Neither the counter nor saved values are restored by then. */
  public void extendHcrtm(TpmAlg hash, byte[] digest) {
    bank(hash)
        .filter(bank -> bank.has(H_CRTM_PCR))
        .ifPresent(bank -> bank.extend(H_CRTM_PCR, digest));
  }

  /**
   * A D-RTM event while the TPM runs: the dynamic PCR begin with zeros. What counts is, as in
   * libtpms, the extension that follows.
   */
  public void startDrtm() {
    for (int pcr = 0; pcr < count; pcr++) {
      if (PcrAttributes.of(pcr).isDynamic()) {
        clear(pcr);
      }
    }
  }

  private void countChange(int pcr) {
    PcrAttributes attributes = PcrAttributes.of(pcr);
    if (attributes.isCounted()) {
      counter.set(counter.get() + 1);
    }
    if (attributes.isSaved()) {
      saved.valueChanged();
    }
  }

  /** Which PCR each hash has now: one bit a PCR. The map is a copy, by rising number. */
  public Map<TpmAlg, Integer> activeAllocation() {
    Map<TpmAlg, Integer> active = new LinkedHashMap<>();
    for (TpmAlg hash : hashes()) {
      active.put(hash, bank(hash).map(PcrBank::bits).orElse(0));
    }
    return active;
  }

  /** TPM2_PCR_Allocate; the caller has completed the map for hashes that were not named. */
  public void allocate(Map<TpmAlg, Integer> bits) {
    allocation.set(bits);
    reallocated = true;
  }

  /**
   * Takes over the banks of another TPM that is off; a later {@link #powerOn} makes them. Hashes
   * that are not named have none.
   */
  public void adoptAllocation(Map<TpmAlg, Integer> bits) {
    Map<TpmAlg, Integer> all = new LinkedHashMap<>();
    hashes().forEach(hash -> all.put(hash, bits.getOrDefault(hash, 0)));
    allocation.set(all);
  }

  /**
   * Takes over what another TPM saved of a bank at TPM2_Shutdown(STATE).
   *
   * @param values of PCR 0 and on, one after the other
   */
  public void adoptSaved(TpmAlg hash, byte[] values) {
    PcrBank bank = bank(hash).orElseThrow();
    int digestBytes = bank.hash().digestBytes();
    for (int pcr = 0; pcr < values.length / digestBytes; pcr++) {
      if (bank.has(pcr) && PcrAttributes.of(pcr).isSaved()) {
        int from = pcr * digestBytes;
        bank.set(pcr, Arrays.copyOfRange(values, from, from + digestBytes));
      }
    }
    saved.valueChanged();
  }

  /** Takes over what another TPM counted (pcrUpdateCounter). */
  public void adoptUpdateCounter(int value) {
    counter.set(Integer.toUnsignedLong(value));
  }

  /** Whether the banks will change at the next _TPM_Init. */
  public boolean isReallocated() {
    return reallocated;
  }

  /** The authValue of a PCR; empty for those that take none. */
  public SecretBytes auth(int pcr) {
    return PcrAttributes.of(pcr).isAuthorized() ? saved.auth() : SecretBytes.EMPTY;
  }

  /** TPM2_PCR_SetAuthValue. */
  public void setAuth(SecretBytes auth) {
    saved.setAuth(auth);
  }

  public AuthPolicy policy(int pcr) {
    return PcrAttributes.of(pcr).isAuthorized() ? policy.get() : AuthPolicy.NONE;
  }

  /** TPM2_PCR_SetAuthPolicy, TPM2_ChangePPS. */
  public void setPolicy(AuthPolicy newPolicy) {
    policy.set(newPolicy);
  }
}
