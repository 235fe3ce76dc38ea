package fr.candidatflow.catalogue;

/** A campaign is new, or something of it has changed: its days, perhaps. */
public record CampaignSaved(String campaign) {}
