package io.github.tpm4j.tss.error;

import io.github.tpm4j.tss.constants.TpmRc;
import java.util.HashMap;
import java.util.Map;

/** What response codes mean (Part 2, 6.6.3), and what a user can do about them. */
final class Meanings {

  /**
   * @param text what the code says
   * @param remedy what to do; empty if nothing can be advised
   */
  record Meaning(String text, String remedy) {}

  private static final Map<TpmRc, Meaning> ALL = new HashMap<>();

  static {
    authorization();
    resources();
    algorithms();
    state();
    structures();
  }

  private Meanings() {}

  static Meaning of(TpmRc rc) {
    Meaning known = ALL.get(rc.base());
    return known != null ? known : new Meaning("the TPM refuses", "");
  }

  private static void authorization() {
    add(
        TpmRc.AUTH_FAIL,
        "the authorisation value (password) is wrong",
        "Check the password; every wrong try counts towards the TPM's lockout");
    add(
        TpmRc.BAD_AUTH,
        "the authorisation value (password) is wrong",
        "Check the password; for this entity wrong tries do not count towards lockout");
    add(TpmRc.LOCKOUT, "the TPM is locked out after too many wrong authorisation values", "");
    add(
        TpmRc.POLICY_FAIL,
        "the policy of the entity is not satisfied",
        "Compare what the policy demands with the state of the machine");
    add(TpmRc.POLICY_CC, "the policy of the entity is not for this command", "");
    add(TpmRc.POLICY, "the policy that was run cannot authorise this", "");
    add(TpmRc.PCR_CHANGED, "a PCR changed after the policy had looked at it", "Try again");
    add(TpmRc.EXPIRED, "the authorisation given to the policy has expired", "Give it again");
    add(TpmRc.CPHASH, "the policy is for a command with other parameters", "");
    add(TpmRc.LOCALITY, "the command may not be sent from this locality", "");
    add(TpmRc.TICKET, "the ticket is not from this TPM, or no longer valid", "");
    add(TpmRc.PP, "physical presence is demanded", "Assert it on the machine");
    add(
        TpmRc.AUTH_UNAVAILABLE,
        "the entity cannot be authorised this way",
        "A key whose userWithAuth is clear needs its policy");
    add(
        TpmRc.AUTH_TYPE,
        "the entity cannot be authorised this way",
        "Use its policy where it has one, its password otherwise");
    add(TpmRc.AUTH_MISSING, "an authorisation is missing", "");
    add(
        TpmRc.HIERARCHY,
        "the hierarchy is disabled or the wrong one",
        "Enable it in the firmware's settings");
  }

  private static void resources() {
    String objects = "Another program holds the slots: use the resource manager /dev/tpmrm0";
    add(TpmRc.OBJECT_MEMORY, "the TPM has no free slot for an object", objects);
    add(TpmRc.OBJECT_HANDLES, "the TPM has no free handle for an object", objects);
    add(TpmRc.SESSION_MEMORY, "the TPM has no free slot for a session", objects);
    add(TpmRc.SESSION_HANDLES, "the TPM has no free handle for a session", objects);
    add(TpmRc.CONTEXT_GAP, "a saved session is too old for a new one", objects);
    add(TpmRc.TOO_MANY_CONTEXTS, "the TPM cannot save more contexts", "Restart the TPM");
    add(TpmRc.MEMORY, "the TPM has no free memory", objects);
    String nv = "Remove NV Indices or persistent keys that are no longer needed";
    add(TpmRc.NV_SPACE, "the TPM's NV memory is full", nv);
    add(TpmRc.NV_RATE, "the TPM limits how often its NV memory is written", "Try again later");
    add(TpmRc.NV_UNAVAILABLE, "the TPM cannot write its NV memory now", "Try again later");
  }

  private static void algorithms() {
    String other = "Ask the TPM's capabilities which it has";
    add(TpmRc.ASYMMETRIC, "the TPM lacks the asymmetric algorithm", other);
    add(TpmRc.HASH, "the TPM lacks the hash, or it does not fit here", other);
    add(TpmRc.SYMMETRIC, "the TPM lacks the symmetric algorithm", other);
    add(TpmRc.KEY_SIZE, "the TPM lacks this size of key", other);
    add(TpmRc.CURVE, "the TPM lacks the curve", other);
    add(TpmRc.SCHEME, "the TPM lacks the scheme, or the key is not for it", other);
    add(TpmRc.KDF, "the TPM lacks the key derivation function", other);
    add(TpmRc.MGF, "the TPM lacks the mask generation function", other);
    add(TpmRc.MODE, "the TPM lacks the mode of the cipher", other);
    add(TpmRc.PARMS, "the TPM lacks the parameter set", other);
    add(
        TpmRc.EXT_MU,
        "the TPM, or the key, does not sign a mu that was computed outside",
        "Sign the message itself, by a signature sequence");
    add(TpmRc.COMMAND_CODE, "the TPM lacks the command", other);
  }

  private static void state() {
    add(TpmRc.INITIALIZE, "the TPM has not been started", "Send TPM2_Startup");
    add(
        TpmRc.FAILURE,
        "the TPM is in failure mode as its self-test failed, or, with libtpms, what it should"
            + " decrypt by an RSA key is not for this key",
        "If every command fails, restart the machine; if that does not help, the TPM is defective");
    add(TpmRc.REBOOT, "the TPM must be restarted first", "Restart the machine");
    add(TpmRc.UPGRADE, "the TPM's firmware is being replaced", "Finish that first");
    add(TpmRc.DISABLED, "the command is disabled", "Ask whoever administers this TPM");
    add(
        TpmRc.READ_ONLY,
        "the TPM is in read-only mode",
        "Whoever administers the platform ends it by TPM2_ReadOnlyControl, or a restart does");
    add(
        TpmRc.FW_LIMITED,
        "the TPM has no secret for firmware-limited keys now",
        "Ask whoever administers its firmware");
    add(
        TpmRc.SVN_LIMITED,
        "the TPM's firmware is older than the SVN that is asked for",
        "Update it, or ask for a smaller SVN");
    add(TpmRc.CHANNEL, "the policy demands a secure channel (SPDM), and there is none", "");
    add(TpmRc.CHANNEL_KEY, "the secure channel is not between the keys of the policy", "");
    add(TpmRc.EXCLUSIVE, "the audit session is no longer exclusive", "");
    add(TpmRc.RETRY, "the TPM was busy at every try", "Try again later");
    add(TpmRc.YIELDED, "the TPM was busy at every try", "Try again later");
    add(TpmRc.TESTING, "the TPM was still testing itself at every try", "Try again later");
    add(TpmRc.CANCELED, "the command was cancelled", "");
    add(TpmRc.NV_LOCKED, "the NV Index is locked", "It is unlocked at the next restart");
    add(TpmRc.NV_AUTHORIZATION, "the NV Index may not be used with this authorisation", "");
    add(TpmRc.NV_UNINITIALIZED, "the NV Index has not been written yet", "");
    add(TpmRc.NV_DEFINED, "the NV Index or persistent handle is in use already", "Take another");
    add(TpmRc.NV_RANGE, "the range is not within the NV Index", "");
  }

  private static void structures() {
    add(
        TpmRc.INTEGRITY,
        "the private area was not made under this parent key, or it is damaged",
        "Use the TPM that made the key; a TPM that was cleared cannot load its old keys");
    add(TpmRc.BINDING, "public and private area do not belong together", "");
    add(TpmRc.HANDLE, "the handle names nothing, or not what is needed", "");
    add(TpmRc.TYPE, "the object is of the wrong type for this", "");
    add(TpmRc.ATTRIBUTES, "the attributes do not allow this", "");
    add(TpmRc.KEY, "the key is not for this", "");
    add(TpmRc.VALUE, "the value is out of range, or not implemented", "");
    add(TpmRc.RANGE, "the value is out of range", "");
    add(TpmRc.SIZE, "the size is wrong", "");
    add(TpmRc.SIGNATURE, "the signature is wrong", "");
    add(
        TpmRc.ONE_SHOT_SIGNATURE,
        "the scheme signs the message in one piece only",
        "Give all of it to the completion of the sequence");
    add(TpmRc.SIGN_CONTEXT_KEY, "the sequence was started with another key", "");
    add(TpmRc.ECC_POINT, "the point is not on the curve", "");
    add(TpmRc.NONCE, "the nonce is of the wrong size or not the session's", "");
    add(TpmRc.SENSITIVE, "the private area does not fit the public one", "");
  }

  private static void add(TpmRc code, String text, String remedy) {
    ALL.put(code, new Meaning(text, remedy));
  }
}
