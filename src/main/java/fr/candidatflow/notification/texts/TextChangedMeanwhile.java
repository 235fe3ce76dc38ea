package fr.candidatflow.notification.texts;

/** Somebody else saved the same text since it was opened; nothing was overwritten. */
public class TextChangedMeanwhile extends RuntimeException {}
