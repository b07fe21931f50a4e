package io.github.tpm4j.engine.server;

/** What a server needs of a TPM. Only {@link #cancel} is called while a command runs. */
public interface ServedTpm {

  /**
   * _TPM_Init. If there is a volatile state from {@link StateBlobs}, the TPM goes on from there;
   * else it waits for the start-up command.
   */
  void powerOn();

  /** Power is lost: what was not saved is gone. */
  void powerOff();

  /**
   * Runs one command.
   *
   * @param command any bytes
   * @param locality 0 to 4, or 32 to 255
   */
  byte[] execute(byte[] command, int locality);

  /** _TPM_Hash_Start (Part 1, 34.3). */
  void hashStart();

  /** _TPM_Hash_Data. */
  void hashData(byte[] data);

  /** _TPM_Hash_End. */
  void hashEnd();

  /** While this is set, commands that take long give up. */
  void cancel(boolean on);

  /** Whether somebody at the machine confirms what is done (TPM2_PP_Commands). */
  void physicalPresence(boolean asserted);

  /**
   * {@return whether an Authenticated Countdown Timer has come to its end}
   *
   * @param number from 0
   */
  boolean isTimerSignaled(int number);

  /** {@return the TPM's saved and running state, to move it to another place} */
  StateBlobs state();

  /** {@return how long a command or a response may be (TPM_PT_MAX_COMMAND_SIZE)} */
  int maxCommandBytes();

  /** The interface to the machine has a buffer of this many bytes, which the TPM tells programs. */
  void limitMessages(int bytes);

  /** {@return tpmEstablished: whether there was a _TPM_Hash_Start since it was cleared} */
  boolean isEstablished();

  /** Sets or clears tpmEstablished, which a volatile state has too. */
  void setEstablished(boolean established);

  /** {@return what a machine sends it by itself when it starts and stops} */
  PowerCommands powerCommands();

  /** Facts about the TPM that programs ask its server for. */
  TpmDescription description();
}
