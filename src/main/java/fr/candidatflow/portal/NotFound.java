package fr.candidatflow.portal;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What does not exist, or belongs to somebody else: the two are never told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotFound extends RuntimeException {}
