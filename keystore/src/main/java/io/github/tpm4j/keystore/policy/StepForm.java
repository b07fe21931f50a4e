package io.github.tpm4j.keystore.policy;

/** The form in which a step is read that could be in either. */
enum StepForm {
  /** The command's body, as draft-bottomley-tpm2-keys demands. */
  COMMAND_BODY,
  /** What the policy digest is computed of, see {@link HashedStep}. */
  AS_HASHED
}
