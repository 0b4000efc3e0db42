/** A page that keeps what its handlers heard, until it is asked. */
module.exports = function hearing(page) {
  const heard = [];
  return Object.assign({}, page, {
    hear(event) {
      heard.push({ id: event.currentTarget.id, type: event.type, detail: event.detail });
      const answer = this.answers && this.answers[`${event.currentTarget.id}:${event.type}`];
      if (answer) this.setData(answer);
    },
    /** From now on the page sets this data each time it hears that. */
    answer(what, data) {
      this.answers = Object.assign({}, this.answers, { [what]: data });
    },
    takeHeard() {
      return heard.splice(0);
    },
  });
};
