-- Each time a request is taken up again, its session is asked whether it said no
create index consent_question_session on consent_question (session_id);
