package io.github.tpm4j.tpm12.engine.capability;

/** TPM_RESOURCE_TYPE (Part 2, 4.1), where the client needs none. */
public final class ResourceTypes {
  public static final int CONTEXT = 0x05;
  public static final int DAA = 0x06;
  public static final int DELEGATE = 0x07;
  public static final int DAA_V0 = 0x08;
  public static final int COUNTER = 0x09;

  private ResourceTypes() {}
}
